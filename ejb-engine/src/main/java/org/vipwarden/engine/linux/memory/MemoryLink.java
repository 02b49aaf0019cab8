package org.vipwarden.engine.linux.memory;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.vipwarden.engine.linux.Kernel.Datagram;
import org.vipwarden.engine.linux.Kernel.Link;
import org.vipwarden.engine.linux.wire.Ipv4Header;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.MacAddress;

/** A host's interface and the sockets that are bound to it. */
final class MemoryLink {
    private static final int MTU = 1500;
    private final MemoryKernel host;
    private final Segment segment;
    private final int index;
    private final String name;
    private final MacAddress mac;
    private final List<MemoryAdvertSocket> sockets = new ArrayList<>();
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

    void bind(MemoryAdvertSocket socket) {
        sockets.add(socket);
    }

    void unbind(MemoryAdvertSocket socket) {
        sockets.remove(socket);
    }

    /** A packet comes in from the wire. */
    void arrive(IpAddress source, IpAddress destination, int ttl, ByteBuffer payload) {
        if (!up) {
            return;
        }
        boolean ours = host.table().owns(destination);
        for (MemoryAdvertSocket socket : sockets) {
            if (ours || socket.group().equals(destination)) {
                int length = Ipv4Header.SIZE + payload.remaining();
                socket.enqueue(new Datagram(index, source, destination, ttl, length, payload.duplicate()));
            }
        }
    }
}
