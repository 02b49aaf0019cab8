package org.vipwarden.engine.linux.memory;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.vipwarden.engine.linux.Kernel.AdvertChannel;
import org.vipwarden.engine.linux.memory.MemoryNetwork.Sent;
import org.vipwarden.engine.unit.Incoming;
import org.vipwarden.engine.unit.IpAddress;

/** A wire: what one link sends, the others on it receive, unless it is cut between them. */
public final class Segment {
    private final MemoryNetwork network;
    private final String name;
    private final List<MemoryLink> links = new ArrayList<>();
    private final Set<Cut> cuts = new HashSet<>();
    private Predicate<Sent> drop = packet -> false;
    private Duration delay = Duration.ZERO;

    private record Cut(MemoryKernel from, MemoryKernel to) {}

    Segment(MemoryNetwork network, String name) {
        this.network = network;
        this.name = name;
    }

    /** Cuts one direction: what the one sends the other no longer receives. */
    public void cut(MemoryKernel from, MemoryKernel to) {
        synchronized (network) {
            cuts.add(new Cut(from, to));
        }
    }

    /** Cuts a host off from all others on this segment, in both directions; its links stay up. */
    public void isolate(MemoryKernel host) {
        synchronized (network) {
            for (MemoryLink link : links) {
                if (link.host() != host) {
                    cut(host, link.host());
                    cut(link.host(), host);
                }
            }
        }
    }

    /** Takes back every cut. */
    public void heal() {
        synchronized (network) {
            cuts.clear();
        }
    }

    /** Loses the packets for which this holds, in place of what was set before. */
    public void drop(Predicate<Sent> lost) {
        synchronized (network) {
            drop = lost;
        }
    }

    /** How long a packet is under way; zero at first. */
    public void delay(Duration time) {
        synchronized (network) {
            delay = time;
        }
    }

    /** Puts a VRRP packet on the wire that none of the hosts has sent. */
    public void inject(IpAddress source, IpAddress destination, int ttl, byte[] payload) {
        synchronized (network) {
            ByteBuffer copy = ByteBuffer.wrap(payload.clone()).asReadOnlyBuffer();
            Incoming packet = new Incoming(source, destination, ttl, AdvertChannel.VRRP, 0, copy);
            List.copyOf(links).forEach(link -> deliver(link, packet));
        }
    }

    void join(MemoryLink link) {
        links.add(link);
    }

    void leave(MemoryLink link) {
        links.remove(link);
    }

    void transmit(MemoryLink from, Incoming packet) {
        Sent sent = new Sent(
                network.now(),
                from.host().name(),
                from.name(),
                packet.source(),
                packet.destination(),
                packet.payload());
        if (drop.test(sent)) {
            return;
        }
        for (MemoryLink link : List.copyOf(links)) {
            if (link != from && !link.isDeafTo(from) && !cuts.contains(new Cut(from.host(), link.host()))) {
                deliver(link, packet);
            }
        }
    }

    private void deliver(MemoryLink link, Incoming packet) {
        if (delay.isZero()) {
            link.arrive(packet);
        } else {
            network.at(network.now() + delay.toNanos(), () -> link.arrive(packet));
        }
        network.changed();
    }

    @Override
    public String toString() {
        return name;
    }
}
