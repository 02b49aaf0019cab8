package org.vipwarden.engine.linux.memory;

import org.vipwarden.engine.linux.Kernel.Datagram;
import org.vipwarden.engine.linux.Kernel.Link;
import org.vipwarden.engine.unit.MacAddress;

/** A host's interface. */
final class MemoryLink {
    private static final int MTU = 1500;
    private final MemoryKernel host;
    private final Segment segment;
    private final int index;
    private final String name;
    private final MacAddress mac;
    private boolean up = true;

    MemoryLink(MemoryKernel host, Segment segment, int index, String name, MacAddress mac) {
        this.host = host;
        this.segment = segment;
        this.index = index;
        this.name = name;
        this.mac = mac;
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
        return up;
    }

    void setUp(boolean now) {
        up = now;
    }

    Link describe() {
        return new Link(index, name, up, false, true, true, mac, MTU);
    }

    /** A packet comes in from the wire. */
    void arrive(Datagram packet) {
        if (up) {
            host.arrive(this, packet);
        }
    }
}
