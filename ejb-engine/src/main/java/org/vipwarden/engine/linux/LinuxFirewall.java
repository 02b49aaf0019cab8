package org.vipwarden.engine.linux;

import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.EPERM;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NETLINK_NETFILTER;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLMSG_ERROR;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.vipwarden.engine.linux.wire.AckMessage;
import org.vipwarden.engine.linux.wire.FirewallBatch;
import org.vipwarden.engine.linux.wire.FirewallSet;
import org.vipwarden.engine.linux.wire.NetlinkMessage;
import org.vipwarden.engine.unit.Family;

/** nf_tables by netlink. The socket is opened when it is first needed: most nodes need no rule, and some kernels have none. */
final class LinuxFirewall implements Firewall, AutoCloseable {
    /** Of 32 bytes at most each: far below the 64 KiB that an attribute holds, and what a socket sends at once. */
    private static final int ELEMENTS = 1000;

    private static final int BUFFER = 64 * 1024;

    private final Block request = new Block(BUFFER);
    private Optional<NetlinkSocket> socket = Optional.empty();
    private String table = "";
    private int sequence;

    @Override
    public Optional<String> open(Table wanted) {
        table = wanted.name();
        // Made first, so that it is there to be removed: the kernel of an older day cannot remove what may not be
        // there.
        return transact(batch -> {
            batch.makeTable();
            batch.removeTable();
            batch.makeTable();
            FirewallRules.append(batch, wanted);
        });
    }

    @Override
    public Optional<String> add(Entries entries) {
        return eachChunk(entries, FirewallBatch::addElements);
    }

    @Override
    public Optional<String> remove(Entries entries) {
        return eachChunk(entries, FirewallBatch::removeElements);
    }

    @Override
    public Optional<String> shut() {
        return transact(batch -> {
            batch.makeTable();
            batch.removeTable();
        });
    }

    private interface Change {
        void append(FirewallBatch batch, FirewallSet set, List<byte[]> keys);
    }

    private Optional<String> eachChunk(Entries entries, Change change) {
        List<Consumer<FirewallBatch>> batches = new ArrayList<>();
        BiConsumer<FirewallSet, List<byte[]>> chunks = (set, keys) -> {
            for (int from = 0; from < keys.size(); from += ELEMENTS) {
                List<byte[]> some = keys.subList(from, Math.min(from + ELEMENTS, keys.size()));
                batches.add(batch -> change.append(batch, set, some));
            }
        };
        for (Family family : Family.values()) {
            chunks.accept(
                    FirewallSet.closed(family),
                    entries.closed().stream()
                            .filter(address -> address.family() == family)
                            .map(FirewallSet::key)
                            .toList());
        }
        chunks.accept(
                FirewallSet.VIRTUAL_LINKS,
                entries.virtualLinks().stream().map(FirewallSet::key).toList());
        return batches.stream().map(this::transact).flatMap(Optional::stream).findFirst();
    }

    private Optional<String> transact(Consumer<FirewallBatch> changes) {
        try {
            if (socket.isEmpty()) {
                socket = Optional.of(new NetlinkSocket(NETLINK_NETFILTER, 0));
            }
            int first = ++sequence;
            FirewallBatch batch = new FirewallBatch(request.bytes.clear(), table, first);
            changes.accept(batch);
            int last = batch.end();
            sequence = last + 1;
            socket.get().send(request);
            return answers(socket.get(), first, last);
        } catch (SystemError e) {
            return Optional.of("packet rules need a kernel with nf_tables: " + e.getMessage());
        }
    }

    /** Takes one answer for each change; a batch that the kernel does not even look at has one answer, to its beginning. */
    private static Optional<String> answers(NetlinkSocket socket, int first, int last) {
        Optional<String> refusal = Optional.empty();
        int pending = last - first;
        while (pending > 0) {
            socket.next();
            for (NetlinkMessage message : socket.messages()) {
                if (message.type() != NLMSG_ERROR || message.sequence() < first || message.sequence() > last) {
                    continue;
                }
                AckMessage ack = AckMessage.decode(message).toOptional().orElseThrow();
                pending = message.sequence() == first ? 0 : pending - 1;
                if (ack.errno() != 0 && refusal.isEmpty()) {
                    refusal = Optional.of(words(ack));
                }
            }
        }
        return refusal;
    }

    private static String words(AckMessage ack) {
        if (ack.errno() == EPERM) {
            return "packet rules need CAP_NET_ADMIN: run as root, or give the service that capability";
        }
        String why = ack.text().isEmpty() ? LibC.strerror(ack.errno()) : ack.text();
        return "packet rules need a kernel with nf_tables, and it answers: " + why;
    }

    @Override
    public void close() {
        socket.ifPresent(NetlinkSocket::close);
    }
}
