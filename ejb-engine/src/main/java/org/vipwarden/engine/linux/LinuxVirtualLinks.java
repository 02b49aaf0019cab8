package org.vipwarden.engine.linux;

import static org.vipwarden.engine.linux.wire.Uapi.Errno.EOPNOTSUPP;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.EEXIST;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.EPERM;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLMSG_ERROR;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLM_F_ACK;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLM_F_CREATE;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLM_F_EXCL;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLM_F_REQUEST;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTM_DELLINK;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTM_GETLINK;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTM_NEWLINK;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import org.vipwarden.engine.linux.wire.AckMessage;
import org.vipwarden.engine.linux.wire.LinkMessage;
import org.vipwarden.engine.linux.wire.NetlinkMessage;
import org.vipwarden.engine.linux.wire.VirtualLinkMessage;

/** Virtual links through rtnetlink, one request and its answer at a time. */
final class LinuxVirtualLinks implements VirtualLinks, AutoCloseable {
    private static final int LONGEST = 1024;

    private final NetlinkSocket socket = new NetlinkSocket(0);
    private final Block request = new Block(LONGEST);
    private int sequence;

    /** The link of a name, as far as it matters here. */
    private record Present(LinkMessage link, Optional<VirtualLinkMessage> virtual) {

        boolean isAs(Wanted wanted) {
            return virtual.filter(found -> found.kind() == wanted.kind()
                            && found.parent() == wanted.parent()
                            && found.group() == wanted.group()
                            && (wanted.kind().sharesMac() || found.mac().equals(wanted.mac())))
                    .isPresent();
        }

        /** Whether a daemon of this configuration, or of an earlier one, has made it. */
        boolean isOurs(Wanted wanted) {
            return virtual.filter(
                            found -> wanted.kind().sharesMac() || found.mac().equals(wanted.mac()))
                    .isPresent();
        }
    }

    @Override
    public void make(Wanted wanted) throws KernelRefusal {
        Optional<Present> present = find(wanted.name());
        if (present.filter(found -> found.isAs(wanted)).isPresent()) {
            return;
        }
        if (present.isPresent()) {
            if (!present.get().isOurs(wanted)) {
                throw new KernelRefusal(
                        "there is another link " + wanted.name()
                                + " already: remove it, or give the virtual link another name",
                        EEXIST);
            }
            remove(wanted.name());
        }
        VirtualLinkMessage link =
                new VirtualLinkMessage(0, wanted.name(), wanted.mac(), wanted.parent(), wanted.kind(), wanted.group());
        require(ask(RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL, link::append), "the link " + wanted.name());
        // A kernel without IPv6 refuses this, and has nothing that it would have to be kept from.
        ask(RTM_NEWLINK, 0, out -> VirtualLinkMessage.appendNoOwnAddress(out, wanted.name()));
    }

    @Override
    public void up(String name) throws KernelRefusal {
        require(ask(RTM_NEWLINK, 0, out -> VirtualLinkMessage.appendUp(out, name)), "to take up the link " + name);
    }

    @Override
    public void remove(String name) {
        ask(RTM_DELLINK, 0, out -> VirtualLinkMessage.appendNamed(out, name));
    }

    private Optional<Present> find(String name) {
        send(RTM_GETLINK, NLM_F_REQUEST, out -> VirtualLinkMessage.appendNamed(out, name));
        NetlinkMessage answer = answer();
        return answer.type() == RTM_NEWLINK
                ? LinkMessage.decode(answer.payload())
                        .toOptional()
                        .map(link -> new Present(
                                link,
                                VirtualLinkMessage.decode(answer.payload()).toOptional()))
                : Optional.empty();
    }

    private AckMessage ask(int type, int flags, Consumer<ByteBuffer> payload) {
        send(type, NLM_F_REQUEST | NLM_F_ACK | flags, payload);
        return AckMessage.decode(answer()).toOptional().orElseThrow();
    }

    private void send(int type, int flags, Consumer<ByteBuffer> payload) {
        request.bytes.clear();
        int start = NetlinkMessage.begin(request.bytes, type, flags, ++sequence);
        payload.accept(request.bytes);
        NetlinkMessage.end(request.bytes, start);
        socket.send(request);
    }

    /** The message that answers the last request. */
    private NetlinkMessage answer() {
        while (true) {
            socket.next();
            for (NetlinkMessage message : socket.messages()) {
                boolean answers = message.type() == NLMSG_ERROR || message.type() == RTM_NEWLINK;
                if (answers && message.sequence() == sequence) {
                    return message;
                }
            }
        }
    }

    private static void require(AckMessage ack, String what) throws KernelRefusal {
        if (ack.errno() == 0) {
            return;
        }
        if (ack.errno() == EPERM) {
            throw new KernelRefusal(
                    what + " needs CAP_NET_ADMIN: run as root, or give the service that capability", ack.errno());
        }
        String why = ack.errno() == EOPNOTSUPP
                ? "this kernel has no links of that kind (is the module macvlan or ipvlan there?)"
                : ack.text().isEmpty() ? LibC.strerror(ack.errno()) : ack.text();
        throw new KernelRefusal(what + " is not possible: " + why, ack.errno());
    }

    @Override
    public void close() {
        socket.close();
    }
}
