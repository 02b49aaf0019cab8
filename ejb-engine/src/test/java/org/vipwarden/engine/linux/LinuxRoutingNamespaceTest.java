package org.vipwarden.engine.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.EINVAL;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.ENODEV;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.ERANGE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.linux.Kernel.AddressLease;
import org.vipwarden.engine.linux.Kernel.LinkAddress;
import org.vipwarden.engine.linux.Kernel.Refused;
import org.vipwarden.engine.linux.Kernel.RouteEvent;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.Ipv4;

/** Links and addresses of the real kernel: told, changed, leased, lost. */
class LinuxRoutingNamespaceTest extends OnACable {

    @Test
    void linksAreToldAsTheyAre() {
        here.run(() -> {
            assertThat(link.mtu()).isEqualTo(1500);
            assertThat(link.multicast()).isTrue();
            assertThat(link.arp()).isTrue();
            assertThat(here.command("ip link show v0")).contains(link.mac().toString());
            assertThat(linkOf(kernel, "lo").loopback()).isTrue();
            return null;
        });
    }

    @Test
    void anAddressIsInstalledWithAllItsPropertiesAndRemoved() {
        here.run(() -> {
            AddressLease lease = new AddressLease(
                    new LinkAddress(link.index(), OTHER_NET, false),
                    253,
                    Optional.of(Ipv4.parse("203.0.113.255")),
                    "v0:7",
                    false,
                    100);
            assertThat(kernel.routing().install(List.of(lease))).isEmpty();
            assertThat(here.command("ip addr show dev v0"))
                    .contains("inet 203.0.113.100/24 brd 203.0.113.255 scope link")
                    .contains("noprefixroute v0:7")
                    .containsPattern("valid_lft (\\d+)sec preferred_lft \\1sec");
            assertThat(kernel.routing().remove(List.of(lease.address()))).isEmpty();
            assertThat(isPresent(OTHER_NET)).isFalse();
            awaitEvent(event -> event instanceof RouteEvent.AddressGone gone
                    && gone.address().cidr().equals(OTHER_NET));
            return null;
        });
    }

    @Test
    void aBatchGoesOnBehindARefusal() {
        here.run(() -> {
            LinkAddress nowhere = new LinkAddress(9999, VIP, false);
            AddressLease impossible = lease(Cidr.parse("192.0.2.101/24"), 0);
            List<AddressLease> batch = new ArrayList<>();
            batch.add(new AddressLease(nowhere, 0, Optional.empty(), "", true, 5));
            batch.add(impossible);
            batch.add(new AddressLease(lease(VIP, 1).address(), 0, Optional.empty(), "v0:0123456789abcdef", true, 1));
            for (int i = 0; i < 300; i++) {
                batch.add(lease(new Cidr(new Ipv4(Ipv4.parse("198.51.0.0").bits() + i), 32), AddressLease.FOREVER));
            }
            List<Refused<LinkAddress>> refused = kernel.routing().install(batch);
            assertThat(refused).extracting(Refused::errno).containsExactly(ENODEV, EINVAL, ERANGE);
            assertThat(refused.get(0).item()).isEqualTo(nowhere);
            assertThat(refused.get(0).message()).isNotEmpty();
            assertThat(ipv4Addresses()).hasSize(1 + 1 + 300);
            List<LinkAddress> all = batch.stream().map(AddressLease::address).toList();
            assertThat(kernel.routing().remove(all)).isEmpty();
            assertThat(ipv4Addresses()).hasSize(2);
            return null;
        });
    }

    @Test
    void everyRefusalOfABatchNamesItsAddressTheLastOneToo() {
        here.run(() -> {
            List<AddressLease> batch = new ArrayList<>();
            List<LinkAddress> impossible = new ArrayList<>();
            int before = ipv4Addresses().size();
            // More than one request: the first 128 end with a refusal, and so does the rest.
            for (int i = 1; i <= 138; i++) {
                Cidr cidr = new Cidr(new Ipv4(Ipv4.parse("198.51.0.0").bits() + i), 32);
                boolean refused = i % 64 == 0 || i >= 137;
                AddressLease lease = lease(cidr, refused ? 0 : 100);
                batch.add(lease);
                if (refused) {
                    impossible.add(lease.address());
                }
            }
            assertThat(kernel.routing().install(batch))
                    .extracting(Refused::item)
                    .containsExactlyElementsOf(impossible);
            assertThat(ipv4Addresses()).hasSize(before + 138 - impossible.size());
            // What was asked before does not answer what is asked now.
            assertThat(kernel.routing().install(batch.subList(0, 1))).isEmpty();
            return null;
        });
    }

    @Test
    void aRenewedLeaseStaysAndALeaseThatIsNotRenewedRunsOut() {
        here.run(() -> {
            assertThat(kernel.routing().install(List.of(lease(VIP, 1)))).isEmpty();
            long lastRenewal = kernel.now();
            for (int i = 1; i <= 6; i++) {
                long next = lastRenewal + SECOND / 2;
                while (kernel.now() < next) {
                    kernel.await(next);
                }
                assertThat(isPresent(VIP)).isTrue();
                assertThat(kernel.routing().install(List.of(lease(VIP, 1)))).isEmpty();
                lastRenewal = next;
            }
            assertThat(events).noneMatch(RouteEvent.AddressGone.class::isInstance);
            awaitEvent(RouteEvent.AddressGone.class::isInstance);
            long lived = kernel.now() - lastRenewal;
            assertThat(lived).isBetween(SECOND * 9 / 10, 3 * SECOND);
            return null;
        });
    }

    @Test
    void aLinkThatLosesItsCarrierIsDownAndOneThatIsDeletedIsGone() {
        here.run(() -> {
            there.ip("link set v0 down");
            awaitEvent(event -> event instanceof RouteEvent.LinkChanged changed
                    && changed.link().index() == link.index()
                    && !changed.link().up());
            there.ip("link delete v0");
            RouteEvent gone = awaitEvent(RouteEvent.LinkGone.class::isInstance);
            assertThat(gone).isEqualTo(new RouteEvent.LinkGone(link.index(), "v0"));
            return null;
        });
    }

    @Test
    void whatOthersDoIsReportedAndOnesOwnInstallsAreNot() {
        here.run(() -> {
            assertThat(kernel.routing().install(List.of(lease(VIP, 100)))).isEmpty();
            try (LinuxKernel other = new LinuxKernel()) {
                assertThat(other.routing().install(List.of(lease(OTHER_NET, 100))))
                        .isEmpty();
            }
            awaitEvent(event -> event instanceof RouteEvent.AddressPresent present
                    && present.address().cidr().equals(OTHER_NET));
            assertThat(events)
                    .noneMatch(event -> event instanceof RouteEvent.AddressPresent present
                            && present.address().cidr().equals(VIP));
            return null;
        });
    }

    @Test
    void lostReportsAreReported() {
        here.run(() -> {
            // More reports than the buffer holds, while nobody reads.
            LinuxKernel other = new LinuxKernel();
            List<AddressLease> many = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                many.add(lease(new Cidr(new Ipv4(Ipv4.parse("198.51.0.0").bits() + i), 32), AddressLease.FOREVER));
            }
            for (int i = 0; i < 10; i++) {
                assertThat(other.routing().install(many)).isEmpty();
            }
            other.close();
            awaitEvent(RouteEvent.Overrun.class::isInstance);
            assertThat(ipv4Addresses()).hasSize(1002);
            return null;
        });
    }

    private List<LinkAddress> ipv4Addresses() {
        return kernel.routing().addresses().stream()
                .filter(a -> a.cidr().address().family() == Family.IPV4)
                .toList();
    }
}
