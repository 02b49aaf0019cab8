package org.vipwarden.engine.linux.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTM_DELROUTE;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTM_DELRULE;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTM_NEWROUTE;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTM_NEWRULE;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTNH_F_ONLINK;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.kit.PacketKit;
import org.vipwarden.engine.linux.wire.Attribute.Range;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;

/** Routes and rules as the kernel has really told them. */
class RouteCodecTest {
    private static final long SEED = 112;

    private static Optional<List<Object>> decodeWhole(ByteBuffer datagram) {
        Decoded<List<NetlinkMessage>> messages = NetlinkMessage.decodeAll(datagram);
        List<Optional<?>> decoded = messages.toOptional().orElse(List.of()).stream()
                .<Optional<?>>map(RouteCodecTest::decode)
                .toList();
        return decoded.isEmpty() || decoded.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(decoded.stream().<Object>map(Optional::get).toList());
    }

    private static Optional<?> decode(NetlinkMessage message) {
        return switch (message.type()) {
            case RTM_NEWROUTE, RTM_DELROUTE ->
                RouteMessage.decode(message.payload()).toOptional();
            case RTM_NEWRULE, RTM_DELRULE ->
                RuleMessage.decode(message.payload()).toOptional();
            default -> Optional.empty();
        };
    }

    private static <T> T recorded(String name, Class<T> type) {
        return type.cast(decodeWhole(Recorded.datagram(name)).orElseThrow().get(0));
    }

    @Test
    void badDatagramsAreRefusedAndNeverThrow() {
        List<byte[]> samples = Stream.of(
                        "newroute-event", "delroute-event", "multipath-event", "newrule-event", "delrule-event")
                .map(Recorded::bytes)
                .toList();
        new PacketKit<>(RouteCodecTest::decodeWhole, Optional::isPresent, Recorded.ORDER, samples).verify(SEED);
    }

    @Test
    void aRouteIsReadAsItWasAskedFor() {
        RouteMessage route = recorded("newroute-event", RouteMessage.class);
        assertThat(route)
                .isEqualTo(new RouteMessage(
                        Cidr.parse("10.20.0.0/16"),
                        Optional.empty(),
                        new RouteMessage.Sort(1, 7777, 0, 18, 0),
                        List.of(new NextHop(3, Optional.of(IpAddress.parse("192.0.2.2")), 1, 0, 0)),
                        Optional.of(IpAddress.parse("192.0.2.1")),
                        5,
                        new RouteMetrics(Map.of(2, 1400), "reno"),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(route.isSameAs(recorded("delroute-event", RouteMessage.class)))
                .isTrue();
        assertThat(route.isSameAs(recorded("multipath-event", RouteMessage.class)))
                .isFalse();
        assertThat(recorded("multipath-event", RouteMessage.class).hops())
                .containsExactly(
                        new NextHop(3, Optional.of(IpAddress.parse("192.0.2.2")), 2, 0, 0),
                        new NextHop(3, Optional.of(IpAddress.parse("192.0.2.3")), 1, RTNH_F_ONLINK, 7));
    }

    @Test
    void aRuleIsReadAsItWasAskedFor() {
        RuleMessage rule = recorded("newrule-event", RuleMessage.class);
        assertThat(rule)
                .isEqualTo(new RuleMessage(
                        Family.IPV4,
                        1234,
                        1,
                        7777,
                        Optional.empty(),
                        true,
                        new RuleMessage.Match(
                                Optional.of(Cidr.parse("10.20.0.0/16")),
                                Optional.of(Cidr.parse("10.21.0.0/16")),
                                Optional.of("v0"),
                                Optional.empty(),
                                0,
                                Optional.of(new RuleMessage.Mark(7, 255)),
                                Optional.of(new Range(100, 200)),
                                Optional.of(6),
                                Optional.of(new Range(1000, 2000)),
                                Optional.of(new Range(80, 80)),
                                false),
                        new RuleMessage.Suppress(Optional.of(0), Optional.empty()),
                        0x30004,
                        18));
        assertThat(rule.isSameAs(recorded("delrule-event", RuleMessage.class))).isTrue();
    }

    @Test
    void whatIsWrittenCanBeReadAgain() {
        for (String name : List.of("newroute-event", "multipath-event")) {
            RouteMessage route = recorded(name, RouteMessage.class);
            ByteBuffer out = ByteBuffer.allocate(512).order(Recorded.ORDER);
            route.append(out);
            assertThat(RouteMessage.decode(out.flip())).isEqualTo(Decoded.ok(route));
        }
        RuleMessage rule = recorded("newrule-event", RuleMessage.class);
        ByteBuffer out = ByteBuffer.allocate(512).order(Recorded.ORDER);
        rule.append(out);
        assertThat(RuleMessage.decode(out.flip())).isEqualTo(Decoded.ok(rule));
    }
}
