package org.vipwarden.engine.linux;

import static org.vipwarden.engine.linux.wire.Uapi.Errno.EADDRNOTAVAIL;
import static org.vipwarden.engine.linux.wire.Uapi.Errno.ENOBUFS;
import static org.vipwarden.engine.linux.wire.Uapi.Errno.ETIMEDOUT;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.ENODEV;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.EPERM;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLMSG_DONE;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLMSG_ERROR;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLM_F_ACK;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLM_F_CREATE;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLM_F_DUMP;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLM_F_DUMP_INTR;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLM_F_REPLACE;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLM_F_REQUEST;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTM_DELADDR;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTM_NEWADDR;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.vipwarden.engine.linux.Kernel.AddressLease;
import org.vipwarden.engine.linux.Kernel.LinkAddress;
import org.vipwarden.engine.linux.Kernel.Refused;
import org.vipwarden.engine.linux.NetlinkSocket.Arrival;
import org.vipwarden.engine.linux.wire.AckMessage;
import org.vipwarden.engine.linux.wire.AddressMessage;
import org.vipwarden.engine.linux.wire.Lifetime;
import org.vipwarden.engine.linux.wire.NetlinkMessage;
import org.vipwarden.engine.linux.wire.Uapi.IfAddr;
import org.vipwarden.engine.unit.Family;

/** Asks rtnetlink for tables and changes, and waits for the answer. */
final class RouteRequests implements AutoCloseable {
    // So many acknowledgements fit well into the receive buffer.
    private static final int BATCH = 128;
    private static final int MESSAGE = 128;
    private static final int PATIENCE_MILLIS = 1000;
    private static final int DUMP_ATTEMPTS = 10;

    private final NetlinkSocket socket = new NetlinkSocket(0);
    private final Block requests = new Block(BATCH * MESSAGE);
    private int sequence;

    /**
     * Reads a whole table; anew when it changed meanwhile (NLM_F_DUMP_INTR).
     *
     * @param fixedPart appends the request's payload
     */
    <T> List<T> dump(int type, Consumer<ByteBuffer> fixedPart, Function<ByteBuffer, Optional<T>> decoder) {
        for (int attempt = 0; attempt < DUMP_ATTEMPTS; attempt++) {
            requests.bytes.clear();
            int start = NetlinkMessage.begin(requests.bytes, type, NLM_F_REQUEST | NLM_F_DUMP, ++sequence);
            fixedPart.accept(requests.bytes);
            NetlinkMessage.end(requests.bytes, start);
            socket.send(requests);
            List<T> table = new ArrayList<>();
            if (collect(message -> decoder.apply(message.payload()).ifPresent(table::add))) {
                return table;
            }
        }
        throw new SystemError("netlink dump", ETIMEDOUT, "the table changed each time that it was read");
    }

    /** Takes one dump's messages; false when it has to be read again. */
    private boolean collect(Consumer<NetlinkMessage> sink) {
        boolean whole = true;
        while (true) {
            whole &= nextDatagram();
            for (NetlinkMessage message : socket.messages()) {
                if (message.sequence() != sequence) {
                    continue;
                }
                whole &= (message.flags() & NLM_F_DUMP_INTR) == 0;
                if (message.type() == NLMSG_DONE) {
                    return whole;
                }
                if (message.type() == NLMSG_ERROR) {
                    int errno = AckMessage.decode(message)
                            .toOptional()
                            .map(AckMessage::errno)
                            .orElse(0);
                    throw new SystemError("netlink dump", errno, LibC.strerror(errno));
                }
                sink.accept(message);
            }
        }
    }

    /** Reads the next datagram; false when some before it were lost. */
    private boolean nextDatagram() {
        boolean nothingLost = true;
        Arrival arrival = socket.receive();
        while (arrival != Arrival.MESSAGES) {
            if (arrival == Arrival.LOST) {
                nothingLost = false;
            } else if (!socket.awaitDatagram(PATIENCE_MILLIS)) {
                throw new SystemError("netlink", ETIMEDOUT, "no answer within " + PATIENCE_MILLIS + " ms");
            }
            arrival = socket.receive();
        }
        return nothingLost;
    }

    /** The kernel's name for the socket that asks. */
    int port() {
        return socket.port();
    }

    List<Refused> install(List<AddressLease> leases) {
        return change(leases, AddressLease::address, (out, lease, number) -> {
            int flags = NLM_F_REQUEST | NLM_F_ACK | NLM_F_CREATE | NLM_F_REPLACE;
            int start = NetlinkMessage.begin(out, RTM_NEWADDR, flags, number);
            messageOf(lease).append(out);
            NetlinkMessage.end(out, start);
        });
    }

    List<Refused> remove(List<LinkAddress> addresses) {
        List<Refused> refused = change(addresses, Function.identity(), (out, address, number) -> {
            int start = NetlinkMessage.begin(out, RTM_DELADDR, NLM_F_REQUEST | NLM_F_ACK, number);
            messageOf(address).append(out);
            NetlinkMessage.end(out, start);
        });
        refused.removeIf(answer -> answer.errno() == EADDRNOTAVAIL || answer.errno() == ENODEV);
        return refused;
    }

    private static AddressMessage messageOf(AddressLease lease) {
        return new AddressMessage(
                lease.address().linkIndex(),
                lease.address().cidr(),
                flags(lease),
                lease.scope(),
                lease.broadcast(),
                Optional.of(lease.label()).filter(label -> !label.isEmpty()),
                Optional.of(Lifetime.ofSeconds(lease.lifetimeSeconds())));
    }

    /** An IPv6 address must answer at once, and its former holder may still answer too: no search for duplicates. */
    private static int flags(AddressLease lease) {
        boolean ipv6 = lease.address().cidr().address().family() == Family.IPV6;
        return (lease.prefixRoute() ? 0 : IfAddr.IFA_F_NOPREFIXROUTE) | (ipv6 ? IfAddr.IFA_F_NODAD : 0);
    }

    private static AddressMessage messageOf(LinkAddress address) {
        return new AddressMessage(
                address.linkIndex(), address.cidr(), 0, 0, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Appends the request for one item, under a number that its answer repeats. */
    private interface Request<T> {
        void append(ByteBuffer out, T item, int number);
    }

    private <T> List<Refused> change(List<T> items, Function<T, LinkAddress> address, Request<T> request) {
        List<Refused> refused = new ArrayList<>();
        for (int from = 0; from < items.size(); from += BATCH) {
            List<T> batch = items.subList(from, Math.min(from + BATCH, items.size()));
            int first = sequence + 1;
            requests.bytes.clear();
            for (T item : batch) {
                request.append(requests.bytes, item, ++sequence);
            }
            socket.send(requests);
            answers(first, batch.size(), (item, ack) -> refused.add(refusal(address.apply(batch.get(item)), ack)));
        }
        return refused;
    }

    /** Takes the answers to a batch of requests, and hands over those that say no, each with its request's place. */
    private void answers(int first, int count, BiConsumer<Integer, AckMessage> refusals) {
        int pending = count;
        while (pending > 0) {
            if (!nextDatagram()) {
                throw new SystemError("netlink", ENOBUFS, "an answer was lost");
            }
            for (NetlinkMessage message : socket.messages()) {
                int item = message.sequence() - first;
                if (message.type() == NLMSG_ERROR && item >= 0 && item < count) {
                    pending--;
                    AckMessage.decode(message)
                            .toOptional()
                            .filter(ack -> ack.errno() != 0)
                            .ifPresent(ack -> refusals.accept(item, ack));
                }
            }
        }
    }

    private static Refused refusal(LinkAddress address, AckMessage ack) {
        String text = ack.text().isEmpty() ? LibC.strerror(ack.errno()) : ack.text();
        if (ack.errno() == EPERM) {
            text = "changing addresses needs CAP_NET_ADMIN: run as root, or give the service that capability";
        }
        return new Refused(address, ack.errno(), text);
    }

    @Override
    public void close() {
        socket.close();
    }
}
