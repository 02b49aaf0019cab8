package org.vipwarden.engine.node;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.vipwarden.engine.node.LoopReport.Trouble;
import org.vipwarden.engine.unit.Incoming;
import org.vipwarden.engine.unit.IpAddress;

/** Packets of virtual routers that this node is not part of, and of other protocols with the same number (CARP): counted, no more. */
final class Strangers {
    /** Who invents senders must not fill the log or the memory. */
    private static final int MOST_TOLD = 64;

    private final Consumer<LoopReport> reports;
    private final AtomicLong count = new AtomicLong();
    private final Set<Told> told = new HashSet<>();
    private boolean logging;

    private record Told(int vrid, IpAddress sender) {}

    Strangers(Consumer<LoopReport> reports) {
        this.reports = reports;
    }

    /** Whether each of them is to be named once ({@code log_unknown_vrids}). */
    void logging(boolean on) {
        logging = on;
        told.clear();
    }

    /** May be read from any thread. */
    long count() {
        return count.get();
    }

    void heard(int vrid, Incoming packet) {
        count.lazySet(count.getPlain() + 1);
        if (logging && told.size() < MOST_TOLD && told.add(new Told(vrid, packet.source()))) {
            reports.accept(new Trouble(
                    "engine", packet.source() + " advertises virtual router " + vrid + ", which is unknown here"));
        }
    }
}
