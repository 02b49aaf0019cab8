package org.vipwarden.engine.linux;

import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.EAGAIN;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.EINTR;
import static org.vipwarden.engine.linux.wire.Uapi.Icmp.ICMP_ECHOREPLY;
import static org.vipwarden.engine.linux.wire.Uapi.Icmp.ICMP_FILTER;
import static org.vipwarden.engine.linux.wire.Uapi.In.IPPROTO_ICMP;
import static org.vipwarden.engine.linux.wire.Uapi.Poll.POLLIN;
import static org.vipwarden.engine.linux.wire.Uapi.Socket.AF_INET;
import static org.vipwarden.engine.linux.wire.Uapi.Socket.SOL_RAW;
import static org.vipwarden.engine.linux.wire.Uapi.SocketType.SOCK_CLOEXEC;
import static org.vipwarden.engine.linux.wire.Uapi.SocketType.SOCK_DGRAM;
import static org.vipwarden.engine.linux.wire.Uapi.SocketType.SOCK_NONBLOCK;
import static org.vipwarden.engine.linux.wire.Uapi.SocketType.SOCK_RAW;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.vipwarden.engine.linux.Descriptor.Purpose;
import org.vipwarden.engine.linux.wire.Decoded;
import org.vipwarden.engine.linux.wire.IcmpEcho;
import org.vipwarden.engine.linux.wire.Ipv4Header;
import org.vipwarden.engine.unit.Ipv4;

/**
 * ICMP echo (ping) to one target. Belongs to one thread, which waits for the answers.
 *
 * <p>Where the administrator lets everybody ping (sysctl {@code net.ipv4.ping_group_range}) it needs no right, else {@code
 * CAP_NET_RAW}. An answer counts when its source, identifier and sequence are those asked for.
 */
public final class EchoSocket implements AutoCloseable {
    private static final int LARGEST_PACKET = 0xFFFF;
    private static final int NANOS_PER_MILLI = 1_000_000;

    private final Descriptor socket;
    private final boolean raw;
    private final int identifier;
    private final Block outgoing = new Block(IcmpEcho.SIZE);
    private final Block incoming = new Block(LARGEST_PACKET);
    private final Block peer = new Block(SocketAddress.INTERNET);
    private final Block sender = new Block(SocketAddress.INTERNET);
    private final Block addressSize = new Block(Integer.BYTES);
    private final Block descriptors = new Block(8);
    private final Ipv4 target;
    private int sequence;

    /** What came of one echo request. */
    public sealed interface Outcome {
        /** The target has answered. */
        record Answered(Duration roundTrip) implements Outcome {}

        /** It has not; the reason is for people, for example {@code no answer within 500 ms}. */
        record Silent(String reason) implements Outcome {}
    }

    /**
     * Opens a socket in the network namespace of the calling thread.
     *
     * @throws KernelRefusal when the right is missing
     */
    public EchoSocket(Ipv4 target) throws KernelRefusal {
        this.target = target;
        int datagram = LibC.socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, IPPROTO_ICMP);
        raw = datagram < 0;
        if (raw) {
            socket =
                    Descriptor.socket(AF_INET, SOCK_RAW, IPPROTO_ICMP, new Purpose("pinging " + target, "CAP_NET_RAW"));
            // A set bit keeps that type away.
            socket.option(SOL_RAW, ICMP_FILTER, ~(1 << ICMP_ECHOREPLY));
            identifier = ThreadLocalRandom.current().nextInt(1, 0x10000);
        } else {
            socket = new Descriptor(datagram, "socket (ICMP)");
            identifier = boundIdentifier();
        }
        SocketAddress.putInternet(peer, target);
        descriptors.bytes.putInt(0, socket.number()).putShort(4, (short) POLLIN);
    }

    /** The kernel gives a datagram socket its identifier when it is bound, and hands it only the answers to that. */
    private int boundIdentifier() {
        sender.bytes.putShort(0, (short) AF_INET);
        LibC.require(LibC.bind(socket.number(), sender.address, SocketAddress.INTERNET), "bind (ICMP)");
        addressSize.bytes.putInt(0, SocketAddress.INTERNET);
        LibC.require(LibC.getsockname(socket.number(), sender.address, addressSize.address), "getsockname");
        return SocketAddress.internetPort(sender);
    }

    /** Sends one request and waits for its answer. */
    public Outcome ping(Duration timeout) {
        long start = System.nanoTime();
        long deadline = start + timeout.toNanos();
        sequence = (sequence + 1) & 0xFFFF;
        new IcmpEcho(false, identifier, sequence).append(outgoing.bytes.clear());
        long sent =
                LibC.sendto(socket.number(), outgoing.address, IcmpEcho.SIZE, 0, peer.address, SocketAddress.INTERNET);
        if (sent < 0) {
            return new Outcome.Silent(LibC.strerror(LibC.errno()));
        }
        while (awaitReadable(deadline)) {
            addressSize.bytes.putInt(0, SocketAddress.INTERNET);
            long length = LibC.recvfrom(
                    socket.number(), incoming.address, incoming.size(), 0, sender.address, addressSize.address);
            if (length >= 0 && answers(incoming.first((int) length))) {
                return new Outcome.Answered(Duration.ofNanos(System.nanoTime() - start));
            }
            if (length < 0 && LibC.errno() != EAGAIN && LibC.errno() != EINTR) {
                return new Outcome.Silent(LibC.strerror(LibC.errno()));
            }
        }
        return new Outcome.Silent("no answer within " + timeout.toMillis() + " ms");
    }

    /** Waits for a packet; rounds the time that is left up to poll's milliseconds. */
    private boolean awaitReadable(long deadline) {
        while (true) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            long millis = Math.min(Integer.MAX_VALUE, (left + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
            int ready = LibC.poll(descriptors.address, 1, (int) millis);
            if (ready > 0) {
                return true;
            }
            if (ready < 0 && LibC.errno() != EINTR) {
                throw new SystemError("poll", LibC.errno(), LibC.strerror(LibC.errno()));
            }
        }
    }

    private boolean answers(ByteBuffer packet) {
        ByteBuffer message = packet;
        if (raw) {
            if (!(Ipv4Header.decode(packet) instanceof Decoded.Ok<Ipv4Header> header)) {
                return false;
            }
            message = header.value().payload(packet);
        }
        return SocketAddress.internetAddress(sender).equals(target)
                && IcmpEcho.decode(message) instanceof Decoded.Ok<IcmpEcho> echo
                && echo.value().equals(new IcmpEcho(true, identifier, sequence));
    }

    @Override
    public void close() {
        socket.close();
    }
}
