package org.vipwarden.engine.linux.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.kit.PacketKit;
import org.vipwarden.engine.linux.wire.Decoded.Flaw;
import org.vipwarden.engine.unit.MacAddress;

/** Links on top of others, as the kernel tells them and as they are asked for. */
class VirtualLinkCodecTest {
    private static final MacAddress MAC = new MacAddress(0x0000_5E00_0133L);

    private static Decoded<VirtualLinkMessage> decode(ByteBuffer datagram) {
        return NetlinkMessage.decodeAll(datagram)
                .toOptional()
                .filter(messages -> !messages.isEmpty())
                .map(messages -> VirtualLinkMessage.decode(messages.get(0).payload()))
                .orElseGet(() -> Decoded.rejected(Flaw.TRUNCATED));
    }

    @Test
    void badDatagramsAreRefusedAndNeverThrow() {
        PacketKit<Optional<VirtualLinkMessage>> kit = new PacketKit<>(
                bytes -> decode(bytes).toOptional(),
                Optional::isPresent,
                Recorded.ORDER,
                List.of(Recorded.bytes("virtual-link")));
        kit.verify(51);
    }

    @Test
    void aRecordedMacvlanIsRead() {
        assertThat(decode(Recorded.datagram("virtual-link")))
                .isEqualTo(Decoded.ok(new VirtualLinkMessage(4, "vrrp.51", MAC, 3, LinkKind.MACVLAN, 7)));
    }

    @Test
    void aLinkOfNoKnownKindIsRefused() {
        assertThat(decode(Recorded.datagram("getlink"))).isEqualTo(Decoded.rejected(Flaw.OTHER_KIND));
    }

    @Test
    void whatIsAskedForIsWhatIsRead() {
        for (LinkKind kind : LinkKind.values()) {
            MacAddress mac = kind.sharesMac() ? MacAddress.NONE : MAC;
            VirtualLinkMessage asked = new VirtualLinkMessage(0, "vrrp.51", mac, 2, kind, 7);
            ByteBuffer out = ByteBuffer.allocate(512).order(ByteOrder.nativeOrder());
            asked.append(out);
            // Only an answer has the number that the kernel gave it.
            out.putInt(4, 9);
            assertThat(VirtualLinkMessage.decode(out.flip()))
                    .isEqualTo(Decoded.ok(new VirtualLinkMessage(9, "vrrp.51", mac, 2, kind, 7)));
        }
    }

    /** Counted by hand from the headers; that the kernel takes it so is shown in a namespace. */
    @Test
    void aBatchIsLaidOutAsTheKernelReadsIt() {
        ByteBuffer out = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
        FirewallBatch batch = new FirewallBatch(out, "t", 7);
        batch.makeTable();
        batch.addElements(FirewallSet.CLOSED_IPV4, List.of(new byte[] {(byte) 192, 0, 2, 1}));
        assertThat(batch.end()).isEqualTo(9);
        assertThat(Arrays.copyOf(out.array(), out.position()))
                .isEqualTo(
                        PacketKit.hex(
                                """
                14000000 1000 0100 07000000 00000000  00 00 000a
                1c000000 000a 0504 08000000 00000000  01 00 0000  0600 0100 74000000
                3c000000 0c0a 0504 09000000 00000000  01 00 0000  0600 0100 74000000
                  0c00 0200 636c6f7365643400
                  1400 0380 1000 0180 0c00 0180 0800 0100 c0000201
                14000000 1100 0100 0a000000 00000000  00 00 000a
                """));
    }
}
