package org.vipwarden.engine.node;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.vipwarden.engine.config.model.Pacing;
import org.vipwarden.engine.config.model.Pacing.Gap;
import org.vipwarden.engine.config.model.VirtualAddress;
import org.vipwarden.engine.linux.Kernel;
import org.vipwarden.engine.linux.Kernel.Announcer;
import org.vipwarden.engine.linux.Kernel.Link;
import org.vipwarden.engine.linux.KernelRefusal;
import org.vipwarden.engine.node.LoopReport.Trouble;
import org.vipwarden.engine.unit.Family;

/**
 * Gratuitous ARP and unsolicited neighbor advertisements, in the order in which they are asked for, with the configured gaps between
 * them: one queue for each interface, or for the interfaces of a {@code garp_group}.
 *
 * <p>The first of them go out at once, as long as there is no gap to keep. The rest are {@link Chores} with an absolute schedule.
 */
final class Announcements {
    private static final int SLICE = 64;

    private final Kernel kernel;
    private final LinkTable links;
    private final Chores chores;
    private final Consumer<LoopReport> reports;
    private final Map<Integer, Announcer> announcers = new HashMap<>();
    private final Map<Object, Lane> lanes = new HashMap<>();
    private Pacing pacing = Pacing.AT_ONCE;

    Announcements(Kernel kernel, LinkTable links, Chores chores, Consumer<LoopReport> reports) {
        this.kernel = kernel;
        this.links = links;
        this.chores = chores;
        this.reports = reports;
    }

    /** Has announcements wait as the configuration says, from the next on. */
    void pace(Pacing wanted) {
        pacing = wanted;
        lanes.clear();
    }

    /** Announces addresses of an estate, for as long as it holds them. */
    void announce(Estate estate, List<VirtualAddress> addresses, int repeat) {
        Map<Lane, List<VirtualAddress>> byLane = new LinkedHashMap<>();
        for (VirtualAddress address : addresses) {
            byLane.computeIfAbsent(lane(address.interfaceName()), lane -> new ArrayList<>())
                    .add(address);
        }
        if (repeat > 0) {
            byLane.forEach((lane, all) -> lane.add(new Burst(estate, estate.term(), all, repeat)));
        }
    }

    private Lane lane(String interfaceName) {
        for (Pacing.Group group : pacing.groups()) {
            if (group.interfaces().contains(interfaceName)) {
                return lanes.computeIfAbsent(group, g -> new Lane(group.gap()));
            }
        }
        return lanes.computeIfAbsent(interfaceName, name -> new Lane(pacing.usual()));
    }

    /** Closes what is open on a link that is gone. */
    void closeLink(int index) {
        Optional.ofNullable(announcers.remove(index)).ifPresent(Announcer::close);
    }

    void close() {
        announcers.values().forEach(Announcer::close);
    }

    private void send(VirtualAddress address) {
        links.named(address.interfaceName())
                .filter(Link::arp)
                .flatMap(this::announcer)
                .ifPresent(a -> a.announce(address.cidr().address()));
    }

    private Optional<Announcer> announcer(Link link) {
        try {
            if (!announcers.containsKey(link.index())) {
                announcers.put(link.index(), kernel.announcer(link));
            }
        } catch (KernelRefusal refusal) {
            reports.accept(new Trouble(link.name(), refusal.getMessage()));
        }
        return Optional.ofNullable(announcers.get(link.index()));
    }

    /** Some addresses, each so many times; all of them once before any of them again. */
    private static final class Burst {
        private final Estate estate;
        private final int term;
        private final List<VirtualAddress> addresses;
        private final long count;
        private long done;

        Burst(Estate estate, int term, List<VirtualAddress> addresses, int repeat) {
            this.estate = estate;
            this.term = term;
            this.addresses = addresses;
            this.count = (long) addresses.size() * repeat;
        }

        boolean isOver() {
            return done >= count || !estate.isHeldFor(term);
        }

        VirtualAddress next() {
            return addresses.get((int) (done++ % addresses.size()));
        }
    }

    /** One queue. */
    private final class Lane {
        private final Gap gap;
        private final Deque<Burst> bursts = new ArrayDeque<>();
        private boolean atWork;
        /** Before this time nothing is sent. */
        private long free = Long.MIN_VALUE;

        Lane(Gap gap) {
            this.gap = gap;
        }

        void add(Burst burst) {
            bursts.add(burst);
            if (!atWork) {
                work();
            }
        }

        /** Sends what is due, but no more than a slice. */
        private void work() {
            atWork = false;
            long now = kernel.now();
            for (int sent = 0; sent < SLICE && free <= now; sent++) {
                Optional<VirtualAddress> next = next();
                if (next.isEmpty()) {
                    return;
                }
                send(next.get());
                free = after(now, gapAfter(next.get()));
            }
            if (!isEmpty()) {
                atWork = true;
                chores.at(free, this::work);
            }
        }

        /** The schedule is absolute: what is a little late does not make the next ones later. */
        private long after(long now, long gap) {
            if (gap == 0) {
                return Long.MIN_VALUE;
            }
            return free > now - gap ? free + gap : now + gap;
        }

        private long gapAfter(VirtualAddress address) {
            boolean six = address.cidr().address().family() == Family.IPV6;
            return (six ? gap.neighbor() : gap.arp()).toNanos();
        }

        private boolean isEmpty() {
            while (!bursts.isEmpty() && bursts.peek().isOver()) {
                bursts.remove();
            }
            return bursts.isEmpty();
        }

        private Optional<VirtualAddress> next() {
            return isEmpty() ? Optional.empty() : Optional.of(bursts.peek().next());
        }
    }
}
