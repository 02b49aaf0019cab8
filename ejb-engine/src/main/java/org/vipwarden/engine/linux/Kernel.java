package org.vipwarden.engine.linux;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.vipwarden.engine.linux.wire.Lifetime;
import org.vipwarden.engine.linux.wire.RouteMessage;
import org.vipwarden.engine.linux.wire.RuleMessage;
import org.vipwarden.engine.linux.wire.Uapi.IfAddr;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.Incoming;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.MacAddress;

/**
 * What the engine asks of the operating system. There are two: the real one, and one in memory for tests without root.
 *
 * <p>A kernel belongs to the one thread that owns the network; only {@link #wake()} may be called from others. A failure of the
 * system that the caller can do something about is a value; one that means a broken program is a {@link SystemError}.
 */
public interface Kernel extends AutoCloseable {

    /** Nanoseconds of a clock that never goes back: the time base of every deadline. Equal to {@link System#nanoTime()}. */
    long now();

    /** Runs the action, on the owner's thread, whenever {@link #await} finds the descriptor readable. */
    void watch(Source source, Runnable whenReadable);

    /** Ends {@link #watch}. */
    void forget(Source source);

    /**
     * Waits until a watched source is readable, {@link #wake()} is called or the deadline has come, and runs the actions of the
     * readable sources.
     *
     * @param deadline in {@link #now()}'s time; {@link Long#MAX_VALUE} for none
     */
    void await(long deadline);

    /** Ends the current or the next {@link #await}. May be called from any thread, and from a signal handler's. */
    void wake();

    /** The links, their addresses, routes and rules, as they are now and as they change. */
    Routing routing();

    /** The settings of this network namespace. */
    Settings settings();

    /** Links on top of others. */
    VirtualLinks virtualLinks();

    /** What packets are let in and out. */
    Firewall firewall();

    /**
     * Opens a raw socket for VRRP.
     *
     * @throws KernelRefusal when the link is missing or the right is ({@code CAP_NET_RAW})
     */
    AdvertSocket adverts(AdvertChannel channel) throws KernelRefusal;

    /**
     * Opens a packet socket that announces addresses on one link: by gratuitous ARP (RFC 5227 section 3), or by unsolicited
     * neighbour advertisements (RFC 4861 section 7.2.6).
     */
    Announcer announcer(Link link) throws KernelRefusal;

    /**
     * Asks that the calling thread be scheduled before all others (SCHED_FIFO) with exact timers.
     *
     * @return false when the right is missing ({@code CAP_SYS_NICE})
     */
    boolean preferCallingThread();

    @Override
    void close();

    /** Something that can be waited for. */
    interface Source {
        /** A file descriptor, or a number of the same meaning in the kernel in memory. */
        int descriptor();
    }

    /** {@code /proc/sys/net}. */
    interface Settings {
        /**
         * The value of a setting, without its line end; empty when there is none.
         *
         * @param name with slashes, for example {@code ipv4/conf/eth0/promote_secondaries}
         */
        Optional<String> get(String name);

        /** Changes a setting; the answer says why it could not be, and is empty when it could. */
        Optional<String> set(String name, String value);
    }

    /** rtnetlink: links, addresses, routes and rules. */
    interface Routing extends Source {
        /** All links, by index. Waits for the kernel's answer. */
        List<Link> links();

        /** All addresses. Waits for the kernel's answer. */
        List<LinkAddress> addresses();

        /**
         * Takes everything that the kernel has reported since the last call. After a loss (ENOBUFS) it reports {@link
         * RouteEvent.Overrun}, and the caller reads everything anew.
         */
        void receive(Consumer<RouteEvent> sink);

        /**
         * Installs addresses, or renews those that are there, in one batch.
         *
         * @return those that the kernel refused; empty when all went well
         */
        List<Refused<LinkAddress>> install(List<AddressLease> addresses);

        /** Removes addresses in one batch; one that is not there is no refusal. */
        List<Refused<LinkAddress>> remove(List<LinkAddress> addresses);

        /** Installs routes in one batch and in order; one that is there is no refusal. */
        List<Refused<RouteMessage>> installRoutes(List<NewRoute> routes);

        /** Removes routes in one batch; one that is not there is no refusal. */
        List<Refused<RouteMessage>> removeRoutes(List<RouteMessage> routes);

        /** Installs rules in one batch; one that is there is no refusal. */
        List<Refused<RuleMessage>> installRules(List<RuleMessage> rules);

        /** Removes rules in one batch; one that is not there is no refusal. */
        List<Refused<RuleMessage>> removeRules(List<RuleMessage> rules);

        /** Changes of routes and rules are reported from now on too; a router of the Internet has many. */
        void followRoutes();

        /** All routes of both families. Waits for the kernel's answer. */
        List<RouteMessage> routes();

        /** All rules of both families. Waits for the kernel's answer. */
        List<RuleMessage> rules();
    }

    /** Sends and receives VRRP packets through one channel. */
    interface AdvertSocket extends Source, AutoCloseable {
        /**
         * Sends one packet: traffic class 0xC0, no fragmentation flags (RFC 9568 section 5.1). Over IPv6 the kernel fills in the
         * payload's checksum, at byte 6.
         *
         * @param ttl time to live, or hop limit
         * @param identification of the IPv4 header, 1 to 65535; IPv6 has none
         * @return 0, or the errno of the refusal
         */
        int send(IpAddress source, IpAddress destination, int ttl, int identification, byte[] payload);

        /**
         * Takes what has arrived, packet by packet, until there is no more or the sink has had enough; then a few may follow that
         * were read already. Packets of this socket's own sending do not come back; over IPv6 the kernel has checked the payload's
         * checksum.
         *
         * @param wantsMore takes a packet, whose payload is valid until it returns, and says whether to go on
         */
        void receive(Predicate<Incoming> wantsMore);

        @Override
        void close();
    }

    /** Announces addresses on one link. */
    interface Announcer extends AutoCloseable {
        /**
         * Sends one gratuitous ARP request or one unsolicited neighbour advertisement for the address; on a link without ARP it does
         * nothing.
         *
         * @return 0, or the errno of the refusal
         */
        int announce(IpAddress address);

        @Override
        void close();
    }

    /**
     * A network interface.
     *
     * @param index the kernel's number for it
     * @param up administratively up, and with a carrier
     * @param mac its hardware address; six bytes, or none for a link without
     * @param mtu bytes
     */
    record Link(
            int index,
            String name,
            boolean up,
            boolean loopback,
            boolean multicast,
            boolean arp,
            MacAddress mac,
            int mtu) {}

    /**
     * An address on a link.
     *
     * @param peer the address of the other end, where that is another
     */
    record LinkAddress(int linkIndex, Cidr cidr, boolean secondary, Optional<IpAddress> peer) {
        public LinkAddress(int linkIndex, Cidr cidr, boolean secondary) {
            this(linkIndex, cidr, secondary, Optional.empty());
        }
    }

    /**
     * An address to be on a link.
     *
     * @param scope rtnetlink's number
     * @param broadcast IPv4 only
     * @param label the label; empty for none
     * @param flags {@code IFA_F_*}
     * @param lifetime after which the kernel removes it unless renewed
     */
    record AddressLease(
            LinkAddress address, int scope, Optional<Ipv4> broadcast, String label, int flags, Lifetime lifetime) {
        /** All ones: the kernel's INFINITY_LIFE_TIME (net/addrconf.h). */
        public static final int FOREVER = Lifetime.FOREVER;

        /** Preferred as long as valid, for so many seconds. */
        public AddressLease(
                LinkAddress address,
                int scope,
                Optional<Ipv4> broadcast,
                String label,
                boolean prefixRoute,
                int lifetimeSeconds) {
            this(
                    address,
                    scope,
                    broadcast,
                    label,
                    prefixRoute ? 0 : IfAddr.IFA_F_NOPREFIXROUTE,
                    Lifetime.ofSeconds(lifetimeSeconds));
        }
    }

    /**
     * A route to be in its table.
     *
     * @param placing {@code NLM_F_EXCL} when there must be none like it yet, {@code NLM_F_APPEND} to stand behind those, 0 before them
     */
    record NewRoute(RouteMessage route, int placing) {}

    /** What the kernel would not do, and why. */
    record Refused<T>(T item, int errno, String message) {}

    /**
     * Which VRRP packets a socket sends and receives.
     *
     * @param link the link that it is bound to; empty for none
     * @param protocol of IP: 112 (VRRP), or 51 for VRRP behind an authentication header
     * @param group the group that it joins; empty for unicast
     * @param local for unicast: the address that packets must be sent to; empty for any of this host
     * @param borrowsSource whether packets come from an address that is not on the link, but on the one below it
     */
    record AdvertChannel(
            Optional<Link> link,
            Family family,
            int protocol,
            Optional<IpAddress> group,
            Optional<IpAddress> local,
            boolean borrowsSource) {
        /** The protocol number of VRRP (RFC 9568 section 5.1.1.4). */
        public static final int VRRP = 112;
        /** The protocol number of the authentication header (RFC 4302 section 2). */
        public static final int AUTHENTICATION_HEADER = 51;

        /** Plain VRRP to a group of a link. */
        public static AdvertChannel multicast(Link link, IpAddress group) {
            return new AdvertChannel(
                    Optional.of(link), group.family(), VRRP, Optional.of(group), Optional.empty(), false);
        }

        /** Plain VRRP between addresses. */
        public static AdvertChannel unicast(Link link, IpAddress local) {
            return new AdvertChannel(
                    Optional.of(link), local.family(), VRRP, Optional.empty(), Optional.of(local), false);
        }

        @Override
        public String toString() {
            return "VRRP "
                    + link.map(l -> "on " + l.name())
                            .orElseGet(() ->
                                    "from " + local.map(IpAddress::toString).orElse("anywhere"));
        }
    }

    /** A change that the kernel reports. */
    sealed interface RouteEvent {
        /** A link is new or has changed. */
        record LinkChanged(Link link) implements RouteEvent {}

        /** A link is gone. */
        record LinkGone(int index, String name) implements RouteEvent {}

        /** An address is on a link, or was renewed. */
        record AddressPresent(LinkAddress address) implements RouteEvent {}

        /** An address is gone: removed by anybody, or its lease has run out. */
        record AddressGone(LinkAddress address) implements RouteEvent {}

        /** A route is gone. */
        record RouteGone(RouteMessage route) implements RouteEvent {}

        /** A rule is gone. */
        record RuleGone(RuleMessage rule) implements RouteEvent {}

        /** Reports were lost. */
        record Overrun() implements RouteEvent {}
    }
}
