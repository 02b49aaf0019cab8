package org.vipwarden.engine.linux.memory;

import static org.vipwarden.engine.linux.wire.Uapi.Errno.ENETUNREACH;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.ENODEV;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.vipwarden.engine.linux.Kernel;
import org.vipwarden.engine.linux.Kernel.Datagram;
import org.vipwarden.engine.linux.memory.MemoryNetwork.Sent;
import org.vipwarden.engine.unit.IpAddress;

/** A raw socket on one link, joined to one group. */
final class MemoryAdvertSocket implements Kernel.AdvertSocket, MemorySource {
    private static final int TTL = 255;
    private final MemoryNetwork network;
    private final MemoryLink link;
    private final IpAddress group;
    private final int descriptor;
    private final Queue<Datagram> incoming = new ArrayDeque<>();

    MemoryAdvertSocket(MemoryNetwork network, MemoryLink link, IpAddress group) {
        this.network = network;
        this.link = link;
        this.group = group;
        descriptor = network.newDescriptor();
        link.bind(this);
    }

    IpAddress group() {
        return group;
    }

    void enqueue(Datagram packet) {
        incoming.add(packet);
    }

    @Override
    public int descriptor() {
        return descriptor;
    }

    @Override
    public boolean isReadable() {
        return !incoming.isEmpty();
    }

    @Override
    public int send(IpAddress source, IpAddress destination, byte[] payload) {
        synchronized (network) {
            if (!link.host().has(link)) {
                return ENODEV;
            }
            if (!link.isUp()) {
                return ENETUNREACH;
            }
            ByteBuffer copy = ByteBuffer.wrap(payload.clone()).asReadOnlyBuffer();
            Sent packet = new Sent(network.now(), link.host().name(), link.name(), source, destination, copy);
            network.record(packet);
            link.segment().transmit(link, packet, TTL);
            return 0;
        }
    }

    @Override
    public void receive(Consumer<Datagram> sink) {
        for (Datagram packet = next(); packet != null; packet = next()) {
            sink.accept(packet);
        }
    }

    private Datagram next() {
        synchronized (network) {
            return incoming.poll();
        }
    }

    @Override
    public void close() {
        synchronized (network) {
            link.unbind(this);
            incoming.clear();
        }
    }
}
