package org.vipwarden.tests.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vipwarden.launcher.lab.Host;
import org.vipwarden.launcher.lab.Lab;

/**
 * Somebody on the local network who records frames and sends them again, byte for byte.
 *
 * <p>His port of the switch is the end of a VXLAN (RFC 7348): what he sends to a UDP port of the switch's loopback, behind eight bytes,
 * comes out there as it is.
 */
final class Injector {
    private static final String BRIDGE = "lan";
    private static final int UDP_PORT = 4789;
    /** The header: the flag that says that there is a network identifier, and the identifier 1. */
    private static final byte[] VXLAN = {8, 0, 0, 0, 0, 0, 1, 0};
    /** The header of a capture file, and of each packet in it (pcap-savefile(5)). */
    private static final int FILE_HEADER = 24;

    private static final int PACKET_HEADER = 16;
    private static final int LENGTH_AT = 8;

    private final Lab lab;

    private Injector(Lab lab) {
        this.lab = lab;
    }

    /** Connects him. */
    static Injector in(Lab lab) {
        String plug = "ip link add injector type vxlan id 1 dstport " + UDP_PORT + " local 127.0.0.1 && "
                + "ip link set injector master " + BRIDGE + " up";
        lab.run(Host.SWITCH, "sh", "-c", plug);
        return new Injector(lab);
    }

    /** Records so many adverts. */
    List<byte[]> record(int count) {
        Path inside = Path.of("/run/lab/recorded.pcap");
        lab.run(
                Host.SWITCH,
                "tcpdump",
                "-i",
                BRIDGE,
                "-c",
                Integer.toString(count),
                "-w",
                inside.toString(),
                "-Z",
                "root",
                "ip proto 112");
        try {
            List<byte[]> frames = frames(Files.readAllBytes(lab.outside(inside)));
            assertThat(frames).hasSize(count);
            return frames;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<byte[]> frames(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.nativeOrder());
        List<byte[]> frames = new ArrayList<>();
        for (int at = FILE_HEADER; at < file.length; ) {
            byte[] frame = new byte[in.getInt(at + LENGTH_AT)];
            in.get(at + PACKET_HEADER, frame);
            frames.add(frame);
            at += PACKET_HEADER + frame.length;
        }
        return frames;
    }

    /** Sends the frames, 20 of them in a second. */
    void send(List<byte[]> frames) {
        Map<String, String> files =
                Map.of("frames", frames.stream().map(Injector::datagram).collect(Collectors.joining("\n", "", "\n")));
        lab.publish("injector", files);
        String loop = "while read -r frame; do base64 -d <<<\"$frame\" >/dev/udp/127.0.0.1/" + UDP_PORT
                + "; sleep 0.05; done </run/lab/injector/frames";
        lab.run(Host.SWITCH, "bash", "-c", loop);
    }

    private static String datagram(byte[] frame) {
        byte[] whole = ByteBuffer.allocate(VXLAN.length + frame.length)
                .put(VXLAN)
                .put(frame)
                .array();
        return Base64.getEncoder().encodeToString(whole);
    }
}
