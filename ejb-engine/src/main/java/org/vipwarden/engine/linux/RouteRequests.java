package org.vipwarden.engine.linux;

import static org.vipwarden.engine.linux.wire.Uapi.Errno.EADDRNOTAVAIL;
import static org.vipwarden.engine.linux.wire.Uapi.Errno.ENOBUFS;
import static org.vipwarden.engine.linux.wire.Uapi.Errno.ETIMEDOUT;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.EEXIST;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.ENODEV;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.ENOENT;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.EPERM;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.ESRCH;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLMSG_DONE;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLMSG_ERROR;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLM_F_CREATE;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLM_F_DUMP;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLM_F_DUMP_INTR;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLM_F_EXCL;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLM_F_REPLACE;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLM_F_REQUEST;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTM_DELADDR;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTM_DELROUTE;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTM_DELRULE;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTM_NEWADDR;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTM_NEWROUTE;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTM_NEWRULE;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.vipwarden.engine.linux.Kernel.AddressLease;
import org.vipwarden.engine.linux.Kernel.LinkAddress;
import org.vipwarden.engine.linux.Kernel.NewRoute;
import org.vipwarden.engine.linux.Kernel.Refused;
import org.vipwarden.engine.linux.wire.AckMessage;
import org.vipwarden.engine.linux.wire.AddressMessage;
import org.vipwarden.engine.linux.wire.NetlinkMessage;
import org.vipwarden.engine.linux.wire.RouteMessage;
import org.vipwarden.engine.linux.wire.RuleMessage;

/** Asks rtnetlink for tables and changes, and waits for the answer. */
final class RouteRequests implements AutoCloseable {
    // So many refusals fit well into the receive buffer.
    private static final int BATCH = 128;
    /** A route over many gateways; a message of an address has less than 128 bytes. */
    static final int LONGEST = 4096;

    private static final int BUFFER = BATCH * 128 + LONGEST;
    private static final int DUMP_ATTEMPTS = 10;

    private final NetlinkSocket socket = new NetlinkSocket(0);
    private final Block requests = new Block(BUFFER);
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
            whole &= socket.next();
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

    /** The kernel's name for the socket that asks. */
    int port() {
        return socket.port();
    }

    List<Refused<LinkAddress>> install(List<AddressLease> leases) {
        int flags = NLM_F_CREATE | NLM_F_REPLACE;
        return change(
                leases, AddressLease::address, request(RTM_NEWADDR, lease -> flags, (out, lease) -> messageOf(lease)
                        .append(out)));
    }

    List<Refused<LinkAddress>> remove(List<LinkAddress> addresses) {
        List<Refused<LinkAddress>> refused = change(
                addresses, Function.identity(), request(RTM_DELADDR, address -> 0, (out, address) -> messageOf(address)
                        .append(out)));
        refused.removeIf(answer -> answer.errno() == EADDRNOTAVAIL || answer.errno() == ENODEV);
        return refused;
    }

    List<Refused<RouteMessage>> installRoutes(List<NewRoute> routes) {
        List<Refused<RouteMessage>> refused = change(
                routes,
                NewRoute::route,
                request(RTM_NEWROUTE, route -> NLM_F_CREATE | route.placing(), (out, route) -> route.route()
                        .append(out)));
        refused.removeIf(answer -> answer.errno() == EEXIST);
        return refused;
    }

    List<Refused<RouteMessage>> removeRoutes(List<RouteMessage> routes) {
        List<Refused<RouteMessage>> refused = change(
                routes, Function.identity(), request(RTM_DELROUTE, route -> 0, (out, route) -> route.append(out)));
        refused.removeIf(answer -> answer.errno() == ESRCH || answer.errno() == ENODEV);
        return refused;
    }

    List<Refused<RuleMessage>> installRules(List<RuleMessage> rules) {
        // Without NLM_F_EXCL the kernel would make a second one like the first.
        int flags = NLM_F_CREATE | NLM_F_EXCL;
        List<Refused<RuleMessage>> refused = change(
                rules, Function.identity(), request(RTM_NEWRULE, rule -> flags, (out, rule) -> rule.append(out)));
        refused.removeIf(answer -> answer.errno() == EEXIST);
        return refused;
    }

    List<Refused<RuleMessage>> removeRules(List<RuleMessage> rules) {
        List<Refused<RuleMessage>> refused =
                change(rules, Function.identity(), request(RTM_DELRULE, rule -> 0, (out, rule) -> rule.append(out)));
        refused.removeIf(answer -> answer.errno() == ENOENT);
        return refused;
    }

    private static AddressMessage messageOf(AddressLease lease) {
        return new AddressMessage(
                lease.address().linkIndex(),
                lease.address().cidr(),
                lease.address().peer(),
                lease.flags(),
                lease.scope(),
                lease.broadcast(),
                Optional.of(lease.label()).filter(label -> !label.isEmpty()),
                Optional.of(lease.lifetime()));
    }

    private static AddressMessage messageOf(LinkAddress address) {
        return new AddressMessage(
                address.linkIndex(),
                address.cidr(),
                address.peer(),
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Appends the request for one item, under a number that its answer repeats, and tells where it starts. */
    private interface Request<T> {
        int append(ByteBuffer out, T item, int number);
    }

    private static <T> Request<T> request(int type, ToIntFunction<T> flags, BiConsumer<ByteBuffer, T> payload) {
        return (out, item, number) -> {
            int start = NetlinkMessage.begin(out, type, NLM_F_REQUEST | flags.applyAsInt(item), number);
            payload.accept(out, item);
            NetlinkMessage.end(out, start);
            return start;
        };
    }

    private <T, I> List<Refused<I>> change(List<T> items, Function<T, I> identity, Request<T> request) {
        List<Refused<I>> refused = new ArrayList<>();
        int next = 0;
        while (next < items.size()) {
            int from = next;
            int first = sequence + 1;
            int last = 0;
            requests.bytes.clear();
            while (next < items.size() && next - from < BATCH && requests.bytes.remaining() >= LONGEST) {
                last = request.append(requests.bytes, items.get(next++), ++sequence);
            }
            NetlinkMessage.acknowledge(requests.bytes, last);
            socket.send(requests);
            answers(first, (item, ack) -> refused.add(refusal(identity.apply(items.get(from + item)), ack)));
        }
        return refused;
    }

    /**
     * Takes the answers to a batch of requests up to that of the last, and hands over those that say no, each with its request's
     * place. The kernel goes through a batch in order and answers what it refuses; of the rest, only the last asked for an answer.
     */
    private void answers(int first, BiConsumer<Integer, AckMessage> refusals) {
        int last = sequence - first;
        boolean pending = true;
        while (pending) {
            if (!socket.next()) {
                throw new SystemError("netlink", ENOBUFS, "an answer was lost");
            }
            for (NetlinkMessage message : socket.messages()) {
                int item = message.sequence() - first;
                if (message.type() == NLMSG_ERROR && item >= 0 && item <= last) {
                    pending &= item != last;
                    AckMessage.decode(message)
                            .toOptional()
                            .filter(ack -> ack.errno() != 0)
                            .ifPresent(ack -> refusals.accept(item, ack));
                }
            }
        }
    }

    private static <I> Refused<I> refusal(I item, AckMessage ack) {
        String text = ack.text().isEmpty() ? LibC.strerror(ack.errno()) : ack.text();
        if (ack.errno() == EPERM) {
            text =
                    "changing addresses and routes needs CAP_NET_ADMIN: run as root, or give the service that capability";
        }
        return new Refused<>(item, ack.errno(), text);
    }

    @Override
    public void close() {
        socket.close();
    }
}
