package org.vipwarden.engine.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vipwarden.engine.linux.wire.Uapi.Errno.ENETUNREACH;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.linux.Kernel.AddressLease;
import org.vipwarden.engine.linux.Kernel.LinkAddress;
import org.vipwarden.engine.linux.Kernel.NewRoute;
import org.vipwarden.engine.linux.Kernel.Refused;
import org.vipwarden.engine.linux.Kernel.RouteEvent;
import org.vipwarden.engine.linux.wire.Lifetime;
import org.vipwarden.engine.linux.wire.NextHop;
import org.vipwarden.engine.linux.wire.RouteMessage;
import org.vipwarden.engine.linux.wire.RouteMetrics;
import org.vipwarden.engine.linux.wire.RuleMessage;
import org.vipwarden.engine.linux.wire.Uapi.IfAddr;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;

/** Routes, rules, and IPv6 addresses of the real kernel. */
class LinuxRoutesNamespaceTest extends OnACable {
    private static final int MTU = 2;

    private RouteMessage route(String destination, int table, NextHop... hops) {
        return new RouteMessage(
                Cidr.parse(destination),
                Optional.empty(),
                new RouteMessage.Sort(1, table, 0, 18, 0),
                List.of(hops),
                Optional.empty(),
                0,
                new RouteMetrics(Map.of(MTU, 1400), ""),
                Optional.empty(),
                Optional.empty());
    }

    private NextHop via(String gateway) {
        return new NextHop(link.index(), Optional.of(IpAddress.parse(gateway)), 1, 0, 0);
    }

    private static RuleMessage rule(String from) {
        return new RuleMessage(
                Family.IPV4,
                1234,
                1,
                7777,
                Optional.empty(),
                false,
                new RuleMessage.Match(
                        Optional.of(Cidr.parse(from)),
                        Optional.empty(),
                        Optional.of("v0"),
                        Optional.empty(),
                        0,
                        Optional.of(new RuleMessage.Mark(7, 255)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false),
                new RuleMessage.Suppress(Optional.of(0), Optional.empty()),
                0,
                18);
    }

    @Test
    void routesAreInstalledToldAndRemovedAndARefusalIsExplained() {
        here.run(() -> {
            kernel.routing().followRoutes();
            RouteMessage single = route("10.20.0.0/16", 254, via("192.0.2.2"));
            RouteMessage shared = route("10.21.0.0/16", 7777, via("192.0.2.2"), via("192.0.2.3"));
            RouteMessage nowhere = route("10.22.0.0/16", 254, via("203.0.113.7"));
            List<Refused<RouteMessage>> refused = kernel.routing()
                    .installRoutes(List.of(new NewRoute(single, 0), new NewRoute(nowhere, 0), new NewRoute(shared, 0)));
            assertThat(refused).extracting(Refused::errno).containsExactly(ENETUNREACH);
            assertThat(refused.get(0).message()).isNotEmpty();
            assertThat(here.command("ip route show table all proto keepalived"))
                    .contains("10.20.0.0/16 via 192.0.2.2 dev v0 mtu 1400")
                    .contains("10.21.0.0/16 table 7777")
                    .contains("nexthop via 192.0.2.3 dev v0 weight 1");
            assertThat(kernel.routing().installRoutes(List.of(new NewRoute(single, 0))))
                    .as("one that is there")
                    .isEmpty();
            assertThat(kernel.routing().routes()).anyMatch(single::isSameAs).anyMatch(shared::isSameAs);
            here.command("ip route del 10.20.0.0/16");
            awaitEvent(event -> event instanceof RouteEvent.RouteGone gone && single.isSameAs(gone.route()));
            assertThat(kernel.routing().removeRoutes(List.of(single, shared))).isEmpty();
            assertThat(here.command("ip route show table all proto keepalived")).isEmpty();
            return null;
        });
    }

    @Test
    void rulesAreInstalledOnceToldAndRemoved() {
        here.run(() -> {
            kernel.routing().followRoutes();
            RuleMessage rule = rule("10.20.0.0/16");
            assertThat(kernel.routing().installRules(List.of(rule, rule))).isEmpty();
            assertThat(here.command("ip rule").lines().filter(line -> line.startsWith("1234:")))
                    .singleElement()
                    .asString()
                    .contains("from 10.20.0.0/16 fwmark 0x7/0xff iif v0 lookup 7777 suppress_prefixlength 0")
                    .contains("proto keepalived");
            assertThat(kernel.routing().rules()).anyMatch(rule::isSameAs);
            here.command("ip rule del priority 1234");
            awaitEvent(event -> event instanceof RouteEvent.RuleGone gone && rule.isSameAs(gone.rule()));
            assertThat(kernel.routing().removeRules(List.of(rule))).isEmpty();
            return null;
        });
    }

    @Test
    void anIpv6LeaseWorksAtOnceIsRenewedAndRunsOut() {
        here.run(() -> {
            LinkAddress address = new LinkAddress(link.index(), Cidr.parse("2001:db8::10/64"), false);
            int flags = IfAddr.IFA_F_NODAD | IfAddr.IFA_F_NOPREFIXROUTE;
            AddressLease lease = new AddressLease(address, 0, Optional.empty(), "", flags, new Lifetime(0, 2));
            assertThat(kernel.routing().install(List.of(lease))).isEmpty();
            assertThat(here.command("ip -6 addr show dev v0 scope global"))
                    .contains("nodad", "deprecated", "noprefixroute")
                    .doesNotContain("tentative");
            long last = kernel.now();
            for (int i = 0; i < 4; i++) {
                long next = last + SECOND;
                while (kernel.now() < next) {
                    kernel.await(next);
                }
                assertThat(kernel.routing().install(List.of(lease))).isEmpty();
                assertThat(here.command("ip -6 addr show dev v0 scope global"))
                        .contains("2001:db8::10/64")
                        .doesNotContain("tentative");
                last = next;
            }
            awaitEvent(event -> event instanceof RouteEvent.AddressGone gone
                    && gone.address().cidr().equals(address.cidr()));
            assertThat(kernel.now() - last).isBetween(SECOND, 4 * SECOND);
            return null;
        });
    }

    @Test
    void anAddressWithAPeerIsRenewedAndRemoved() {
        here.run(() -> {
            for (String[] pair :
                    new String[][] {{"192.0.2.50/32", "192.0.2.99"}, {"2001:db8::50/128", "2001:db8::99"}}) {
                LinkAddress address = new LinkAddress(
                        link.index(), Cidr.parse(pair[0]), false, Optional.of(IpAddress.parse(pair[1])));
                int flags = IfAddr.IFA_F_NODAD;
                AddressLease lease = new AddressLease(address, 0, Optional.empty(), "", flags, Lifetime.ofSeconds(100));
                assertThat(kernel.routing().install(List.of(lease))).isEmpty();
                assertThat(kernel.routing().install(List.of(lease))).isEmpty();
                assertThat(here.command("ip addr show dev v0")).contains("peer " + pair[1]);
                assertThat(kernel.routing().addresses())
                        .anyMatch(present -> present.peer().equals(address.peer()));
                assertThat(kernel.routing().remove(List.of(address))).isEmpty();
                assertThat(here.command("ip addr show dev v0")).doesNotContain("peer " + pair[1]);
            }
            return null;
        });
    }
}
