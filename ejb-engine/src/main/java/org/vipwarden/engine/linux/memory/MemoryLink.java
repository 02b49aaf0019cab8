package org.vipwarden.engine.linux.memory;

import java.util.Optional;
import org.vipwarden.engine.linux.Kernel.Link;
import org.vipwarden.engine.unit.Incoming;
import org.vipwarden.engine.unit.MacAddress;

/** A host's interface. */
final class MemoryLink {
    private static final int MTU = 1500;
    private final MemoryKernel host;
    private final Segment segment;
    private final int index;
    private final String name;
    private final MacAddress mac;
    private final Optional<MemoryLink> below;
    private boolean up;

    MemoryLink(MemoryKernel host, Segment segment, int index, String name, MacAddress mac) {
        this(host, segment, Optional.empty(), index, name, mac);
    }

    /** A link on top of another; it has to be taken up. */
    MemoryLink(MemoryKernel host, MemoryLink below, int index, String name, MacAddress mac) {
        this(host, below.segment(), Optional.of(below), index, name, mac);
    }

    private MemoryLink(
            MemoryKernel host, Segment segment, Optional<MemoryLink> below, int index, String name, MacAddress mac) {
        this.host = host;
        this.segment = segment;
        this.index = index;
        this.name = name;
        this.mac = mac;
        this.below = below;
        this.up = below.isEmpty();
        segment.join(this);
    }

    MemoryKernel host() {
        return host;
    }

    Segment segment() {
        return segment;
    }

    int index() {
        return index;
    }

    String name() {
        return name;
    }

    boolean isUp() {
        return up && below.map(MemoryLink::isUp).orElse(true);
    }

    /** Whether this stands on that link, as the kernel in memory has it: one storey. */
    boolean isAbove(MemoryLink other) {
        return below.filter(link -> link == other).isPresent();
    }

    /** Whether frames of the one do not come to the other: a link does not hear what is sent above or below it. */
    boolean isDeafTo(MemoryLink sender) {
        return isAbove(sender) || sender.isAbove(this) || below.isPresent() && below.equals(sender.below);
    }

    void setUp(boolean now) {
        up = now;
    }

    Link describe() {
        return new Link(index, name, isUp(), false, true, true, mac, MTU);
    }

    /** A packet comes in from the wire. */
    void arrive(Incoming packet) {
        if (isUp()) {
            host.arrive(this, packet);
        }
    }
}
