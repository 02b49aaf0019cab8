package org.vipwarden.engine.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.vipwarden.engine.kit.NetworkNamespace;
import org.vipwarden.engine.linux.Kernel.AddressLease;
import org.vipwarden.engine.linux.Kernel.Link;
import org.vipwarden.engine.linux.Kernel.LinkAddress;
import org.vipwarden.engine.linux.Kernel.RouteEvent;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Ipv4;

/** The real kernel, in two namespaces that a cable joins. */
@Timeout(60)
abstract class OnACable {
    static final Ipv4 HERE = Ipv4.parse("192.0.2.1");
    static final Ipv4 THERE = Ipv4.parse("192.0.2.2");
    static final Cidr VIP = Cidr.parse("192.0.2.100/24");
    static final Cidr OTHER_NET = Cidr.parse("203.0.113.100/24");
    static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    NetworkNamespace here;
    NetworkNamespace there;
    LinuxKernel kernel;
    Link link;
    final List<RouteEvent> events = new ArrayList<>();

    @BeforeEach
    void layTheCable() {
        here = new NetworkNamespace("here");
        there = new NetworkNamespace("there");
        here.connect("v0", HERE + "/24", there, "v0", THERE + "/24");
        here.run(() -> {
            kernel = new LinuxKernel();
            kernel.watch(kernel.routing(), () -> kernel.routing().receive(events::add));
            link = awaitCarrier(kernel);
            return null;
        });
        there.run(() -> {
            try (LinuxKernel peer = new LinuxKernel()) {
                peer.watch(peer.routing(), () -> peer.routing().receive(event -> {}));
                return awaitCarrier(peer);
            }
        });
    }

    /** Linux tells the carrier of a new link some time after it is there, and sends nothing before. */
    static Link awaitCarrier(LinuxKernel kernel) {
        long deadline = kernel.now() + 10 * SECOND;
        Link cable = linkOf(kernel, "v0");
        while (!cable.up()) {
            assertThat(kernel.now()).as("v0 has no carrier").isLessThan(deadline);
            kernel.await(deadline);
            cable = linkOf(kernel, "v0");
        }
        return cable;
    }

    @AfterEach
    void takeItAway() {
        if (kernel != null) {
            kernel.close();
        }
        here.close();
        there.close();
    }

    static Link linkOf(Kernel kernel, String name) {
        return kernel.routing().links().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    AddressLease lease(Cidr cidr, int seconds) {
        return new AddressLease(new LinkAddress(link.index(), cidr, false), 0, Optional.empty(), "", true, seconds);
    }

    boolean isPresent(Cidr cidr) {
        return kernel.routing().addresses().stream()
                .anyMatch(address -> address.cidr().equals(cidr) && address.linkIndex() == link.index());
    }

    /** Waits on the loop, as the engine does, until such an event has come. */
    RouteEvent awaitEvent(Predicate<RouteEvent> wanted) {
        long deadline = kernel.now() + 10 * SECOND;
        while (events.stream().noneMatch(wanted)) {
            assertThat(kernel.now()).as("no such event among %s", events).isLessThan(deadline);
            kernel.await(deadline);
        }
        return events.stream().filter(wanted).findFirst().orElseThrow();
    }
}
