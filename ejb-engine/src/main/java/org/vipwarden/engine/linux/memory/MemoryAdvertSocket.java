package org.vipwarden.engine.linux.memory;

import static org.vipwarden.engine.linux.wire.Uapi.Errno.ENETUNREACH;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.ENODEV;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Predicate;
import org.vipwarden.engine.linux.Kernel;
import org.vipwarden.engine.linux.Kernel.AdvertChannel;
import org.vipwarden.engine.linux.memory.MemoryNetwork.Sent;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.Incoming;
import org.vipwarden.engine.unit.IpAddress;

/** A raw socket on one link, or on all links of its host. */
final class MemoryAdvertSocket implements Kernel.AdvertSocket, MemorySource {
    private final MemoryNetwork network;
    private final MemoryKernel host;
    private final Optional<MemoryLink> link;
    private final AdvertChannel channel;
    private final int descriptor;
    private final Queue<Incoming> incoming = new ArrayDeque<>();

    /**
     * @param link the one that it is bound to, when it is
     */
    MemoryAdvertSocket(MemoryKernel host, Optional<MemoryLink> link, AdvertChannel channel) {
        this.network = host.network();
        this.host = host;
        this.link = link;
        this.channel = channel;
        descriptor = network.newDescriptor();
        host.bind(this);
    }

    /** Whether a packet that came in on the link is for this socket. */
    boolean takes(MemoryLink from, Incoming packet) {
        if (packet.protocol() != channel.protocol() || link.isPresent() && link.get() != from) {
            return false;
        }
        if (packet.destination().isMulticast()) {
            return channel.group().filter(packet.destination()::equals).isPresent();
        }
        return packet.destination().family() == channel.family()
                && host.table().owns(packet.destination())
                && channel.local()
                        .filter(local -> !local.equals(packet.destination()))
                        .isEmpty();
    }

    void enqueue(Incoming packet) {
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
    public int send(IpAddress source, IpAddress destination, int ttl, int identification, byte[] payload) {
        synchronized (network) {
            Optional<MemoryLink> out = link.or(() -> host.route(destination));
            if (out.isPresent() && !host.has(out.get())) {
                return ENODEV;
            }
            if (out.isEmpty() || !out.get().isUp()) {
                return ENETUNREACH;
            }
            ByteBuffer copy = ByteBuffer.wrap(payload.clone()).asReadOnlyBuffer();
            MemoryLink via = out.get();
            network.record(new Sent(network.now(), host.name(), via.name(), source, destination, copy));
            Incoming packet = new Incoming(
                    source,
                    destination,
                    ttl,
                    channel.protocol(),
                    source.family() == Family.IPV4 ? identification : 0,
                    copy);
            via.segment().transmit(via, packet);
            return 0;
        }
    }

    @Override
    public void receive(Predicate<Incoming> wantsMore) {
        Incoming packet = next();
        while (packet != null && wantsMore.test(packet)) {
            packet = next();
        }
    }

    private Incoming next() {
        synchronized (network) {
            return incoming.poll();
        }
    }

    @Override
    public void close() {
        synchronized (network) {
            host.unbind(this);
            incoming.clear();
        }
    }
}
