package org.vipwarden.engine.linux.wire;

/** The numbers of the kernel's interface that the engine uses, by the header they come from; {@code UapiTest} compares them. */
public final class Uapi {
    private Uapi() {}

    @Header("asm-generic/errno-base.h")
    public static final class ErrnoBase {
        public static final int EPERM = 1;
        public static final int ENOENT = 2;
        public static final int ESRCH = 3;
        public static final int EINTR = 4;
        public static final int ENXIO = 6;
        public static final int EAGAIN = 11;
        public static final int EACCES = 13;
        public static final int EEXIST = 17;
        public static final int ENODEV = 19;
        public static final int EINVAL = 22;
        public static final int ERANGE = 34;

        private ErrnoBase() {}
    }

    @Header("asm-generic/errno.h")
    public static final class Errno {
        public static final int EOPNOTSUPP = 95;
        public static final int EAFNOSUPPORT = 97;
        public static final int EADDRINUSE = 98;
        public static final int EADDRNOTAVAIL = 99;
        public static final int ENETDOWN = 100;
        public static final int ENETUNREACH = 101;
        public static final int ENOBUFS = 105;
        public static final int ETIMEDOUT = 110;
        public static final int ECONNREFUSED = 111;

        private Errno() {}
    }

    @Header("asm-generic/fcntl.h")
    public static final class Fcntl {
        public static final int O_RDONLY = 0;
        public static final int O_RDWR = 02;
        public static final int O_NONBLOCK = 04000;
        public static final int O_CLOEXEC = 02000000;

        private Fcntl() {}
    }

    @Header("linux/eventpoll.h")
    public static final class Epoll {
        public static final int EPOLL_CLOEXEC = 0x80000;
        public static final int EPOLL_CTL_ADD = 1;
        public static final int EPOLL_CTL_DEL = 2;
        public static final int EPOLLIN = 1;

        private Epoll() {}
    }

    @Header("bits/eventfd.h")
    public static final class Eventfd {
        public static final int EFD_CLOEXEC = 0x80000;
        public static final int EFD_NONBLOCK = 0x800;

        private Eventfd() {}
    }

    @Header("linux/timerfd.h")
    public static final class Timerfd {
        public static final int TFD_TIMER_ABSTIME = 1;
        public static final int TFD_CLOEXEC = 0x80000;
        public static final int TFD_NONBLOCK = 0x800;

        private Timerfd() {}
    }

    @Header("linux/time.h")
    public static final class Time {
        public static final int CLOCK_MONOTONIC = 1;

        private Time() {}
    }

    @Header("linux/sched.h")
    public static final class Sched {
        public static final int SCHED_FIFO = 1;
        /** A child (a script's process, a thread) starts with ordinary scheduling. */
        public static final int SCHED_RESET_ON_FORK = 0x40000000;

        public static final int CLONE_NEWNET = 0x40000000;

        private Sched() {}
    }

    @Header("linux/prctl.h")
    public static final class Prctl {
        public static final int PR_SET_TIMERSLACK = 29;

        private Prctl() {}
    }

    @Header("asm-generic/poll.h")
    public static final class Poll {
        public static final int POLLIN = 1;

        private Poll() {}
    }

    @Header("linux/bpf_common.h")
    public static final class Bpf {
        public static final int BPF_LD = 0x00;
        public static final int BPF_JMP = 0x05;
        public static final int BPF_RET = 0x06;
        public static final int BPF_W = 0x00;
        public static final int BPF_H = 0x08;
        public static final int BPF_ABS = 0x20;
        public static final int BPF_JEQ = 0x10;
        public static final int BPF_K = 0x00;

        private Bpf() {}
    }

    @Header("bits/socket.h")
    public static final class Socket {
        public static final int AF_UNSPEC = 0;
        public static final int AF_UNIX = 1;
        public static final int AF_INET = 2;
        public static final int AF_INET6 = 10;
        public static final int AF_NETLINK = 16;
        public static final int AF_PACKET = 17;
        public static final int SOL_RAW = 255;
        public static final int SOL_NETLINK = 270;
        public static final int MSG_TRUNC = 0x20;
        public static final int MSG_DONTWAIT = 0x40;
        public static final int MSG_NOSIGNAL = 0x4000;

        private Socket() {}
    }

    @Header("bits/socket_type.h")
    public static final class SocketType {
        public static final int SOCK_DGRAM = 2;
        public static final int SOCK_RAW = 3;
        public static final int SOCK_CLOEXEC = 0x80000;
        public static final int SOCK_NONBLOCK = 0x800;

        private SocketType() {}
    }

    @Header("asm-generic/socket.h")
    public static final class SocketOption {
        public static final int SOL_SOCKET = 1;
        public static final int SO_REUSEADDR = 2;
        public static final int SO_RCVBUF = 8;
        public static final int SO_BINDTODEVICE = 25;
        public static final int SO_ATTACH_FILTER = 26;
        public static final int SO_RCVBUFFORCE = 33;

        private SocketOption() {}
    }

    @Header("linux/in.h")
    public static final class In {
        public static final int IPPROTO_IP = 0;
        public static final int IPPROTO_ICMP = 1;
        public static final int IPPROTO_UDP = 17;
        public static final int IPPROTO_IPV6 = 41;
        public static final int IP_TOS = 1;
        public static final int IP_TTL = 2;
        public static final int IP_RECVTTL = 12;
        public static final int IP_HDRINCL = 3;
        public static final int IP_FREEBIND = 15;
        public static final int IP_MULTICAST_IF = 32;
        public static final int IP_MULTICAST_LOOP = 34;
        public static final int IP_ADD_MEMBERSHIP = 35;
        public static final int IP_MULTICAST_ALL = 49;

        private In() {}
    }

    @Header("linux/in6.h")
    public static final class In6 {
        public static final int IPV6_CHECKSUM = 7;
        public static final int IPV6_UNICAST_HOPS = 16;
        public static final int IPV6_MULTICAST_IF = 17;
        public static final int IPV6_MULTICAST_LOOP = 19;
        public static final int IPV6_ADD_MEMBERSHIP = 20;
        public static final int IPV6_V6ONLY = 26;
        public static final int IPV6_MULTICAST_ALL = 29;
        public static final int IPV6_RECVPKTINFO = 49;
        public static final int IPV6_PKTINFO = 50;
        public static final int IPV6_RECVHOPLIMIT = 51;
        public static final int IPV6_HOPLIMIT = 52;
        public static final int IPV6_TCLASS = 67;
        public static final int IPV6_FREEBIND = 78;

        private In6() {}
    }

    @Header("linux/icmp.h")
    public static final class Icmp {
        public static final int ICMP_ECHOREPLY = 0;
        public static final int ICMP_ECHO = 8;
        public static final int ICMP_FILTER = 1;

        private Icmp() {}
    }

    @Header("linux/if_ether.h")
    public static final class IfEther {
        public static final int ETH_P_IP = 0x0800;
        public static final int ETH_P_ARP = 0x0806;
        public static final int ETH_P_IPV6 = 0x86DD;

        private IfEther() {}
    }

    @Header("linux/if_arp.h")
    public static final class IfArp {
        public static final int ARPHRD_ETHER = 1;
        public static final int ARPOP_REQUEST = 1;

        private IfArp() {}
    }

    @Header("linux/inotify.h")
    public static final class Inotify {
        public static final int IN_CLOSE_WRITE = 0x8;
        public static final int IN_MOVED_FROM = 0x40;
        public static final int IN_MOVED_TO = 0x80;
        public static final int IN_DELETE = 0x200;
        public static final int IN_DELETE_SELF = 0x400;
        public static final int IN_MOVE_SELF = 0x800;
        public static final int IN_UNMOUNT = 0x2000;
        public static final int IN_Q_OVERFLOW = 0x4000;
        public static final int IN_IGNORED = 0x8000;
        public static final int IN_ONLYDIR = 0x01000000;
        public static final int IN_CLOEXEC = 0x80000;
        public static final int IN_NONBLOCK = 0x800;

        private Inotify() {}
    }

    @Header("linux/connector.h")
    public static final class Connector {
        public static final int CN_IDX_PROC = 1;
        public static final int CN_VAL_PROC = 1;

        private Connector() {}
    }

    @Header("linux/cn_proc.h")
    public static final class ProcessConnector {
        public static final int PROC_CN_MCAST_LISTEN = 1;
        public static final int PROC_EVENT_NONE = 0;
        public static final int PROC_EVENT_FORK = 0x1;
        public static final int PROC_EVENT_EXEC = 0x2;
        public static final int PROC_EVENT_COMM = 0x200;
        public static final int PROC_EVENT_EXIT = 0x80000000;

        private ProcessConnector() {}
    }

    @Header("linux/netlink.h")
    public static final class Netlink {
        public static final int NETLINK_ROUTE = 0;
        public static final int NETLINK_CONNECTOR = 11;
        public static final int NETLINK_NETFILTER = 12;
        public static final int NLMSG_MIN_TYPE = 0x10;
        public static final int NLA_F_NESTED = 0x8000;
        public static final int NETLINK_CAP_ACK = 10;
        public static final int NETLINK_EXT_ACK = 11;
        public static final int NLM_F_REQUEST = 0x1;
        public static final int NLM_F_ACK = 0x4;
        public static final int NLM_F_DUMP_INTR = 0x10;
        public static final int NLM_F_DUMP = 0x300;
        public static final int NLM_F_REPLACE = 0x100;
        public static final int NLM_F_EXCL = 0x200;
        public static final int NLM_F_CREATE = 0x400;
        public static final int NLM_F_APPEND = 0x800;
        public static final int NLM_F_CAPPED = 0x100;
        public static final int NLM_F_ACK_TLVS = 0x200;
        public static final int NLMSG_ERROR = 2;
        public static final int NLMSG_DONE = 3;
        public static final int NLMSGERR_ATTR_MSG = 1;
        public static final int NLA_TYPE_MASK = ~0xC000;
        public static final int NETLINK_ADD_MEMBERSHIP = 1;

        private Netlink() {}
    }

    @Header("linux/rtnetlink.h")
    public static final class Rtnetlink {
        public static final int RTM_NEWLINK = 16;
        public static final int RTM_DELLINK = 17;
        public static final int RTM_GETLINK = 18;
        public static final int RTM_NEWADDR = 20;
        public static final int RTM_DELADDR = 21;
        public static final int RTM_GETADDR = 22;
        public static final int RTM_NEWROUTE = 24;
        public static final int RTM_DELROUTE = 25;
        public static final int RTM_GETROUTE = 26;
        public static final int RTM_NEWRULE = 32;
        public static final int RTM_DELRULE = 33;
        public static final int RTM_GETRULE = 34;
        public static final int RTMGRP_LINK = 0x1;
        public static final int RTMGRP_IPV4_IFADDR = 0x10;
        public static final int RTMGRP_IPV6_IFADDR = 0x100;
        public static final int RTNLGRP_IPV4_ROUTE = 7;
        public static final int RTNLGRP_IPV4_RULE = 8;
        public static final int RTNLGRP_IPV6_ROUTE = 11;
        public static final int RTNLGRP_IPV6_RULE = 19;
        public static final int RTN_UNICAST = 1;
        public static final int RTN_LOCAL = 2;
        public static final int RTN_BLACKHOLE = 6;
        public static final int RTN_UNREACHABLE = 7;
        public static final int RTN_PROHIBIT = 8;
        public static final int RTN_THROW = 9;
        public static final int RTPROT_BOOT = 3;
        public static final int RTPROT_KEEPALIVED = 18;
        public static final int RT_SCOPE_UNIVERSE = 0;
        public static final int RT_SCOPE_NOWHERE = 255;
        public static final int RT_TABLE_UNSPEC = 0;
        public static final int RT_TABLE_MAIN = 254;
        public static final int RTM_F_CLONED = 0x200;
        public static final int RTA_DST = 1;
        public static final int RTA_SRC = 2;
        public static final int RTA_OIF = 4;
        public static final int RTA_GATEWAY = 5;
        public static final int RTA_PRIORITY = 6;
        public static final int RTA_PREFSRC = 7;
        public static final int RTA_METRICS = 8;
        public static final int RTA_MULTIPATH = 9;
        public static final int RTA_FLOW = 11;
        public static final int RTA_TABLE = 15;
        public static final int RTA_PREF = 20;
        public static final int RTA_EXPIRES = 23;
        public static final int RTNH_F_ONLINK = 4;
        public static final int RTAX_CC_ALGO = 16;

        private Rtnetlink() {}
    }

    @Header("linux/if.h")
    public static final class If {
        public static final int IFNAMSIZ = 16;
        public static final int IFF_UP = 0x1;
        public static final int IFF_LOOPBACK = 0x8;
        public static final int IFF_RUNNING = 0x40;
        public static final int IFF_NOARP = 0x80;
        public static final int IFF_MULTICAST = 0x1000;

        private If() {}
    }

    @Header("linux/if_link.h")
    public static final class IfLink {
        public static final int IFLA_ADDRESS = 1;
        public static final int IFLA_IFNAME = 3;
        public static final int IFLA_MTU = 4;
        public static final int IFLA_LINK = 5;
        public static final int IFLA_LINKINFO = 18;
        public static final int IFLA_AF_SPEC = 26;
        public static final int IFLA_GROUP = 27;
        public static final int IFLA_INFO_KIND = 1;
        public static final int IFLA_INFO_DATA = 2;
        public static final int IFLA_MACVLAN_MODE = 1;
        public static final int MACVLAN_MODE_PRIVATE = 1;
        public static final int IFLA_IPVLAN_MODE = 1;
        public static final int IFLA_IPVLAN_FLAGS = 2;
        public static final int IPVLAN_MODE_L2 = 0;
        public static final int IPVLAN_F_PRIVATE = 0x1;
        public static final int IPVLAN_F_VEPA = 0x2;
        public static final int IFLA_INET6_ADDR_GEN_MODE = 8;
        public static final int IN6_ADDR_GEN_MODE_NONE = 1;

        private IfLink() {}
    }

    @Header("linux/if_addr.h")
    public static final class IfAddr {
        public static final int IFA_ADDRESS = 1;
        public static final int IFA_LOCAL = 2;
        public static final int IFA_LABEL = 3;
        public static final int IFA_BROADCAST = 4;
        public static final int IFA_CACHEINFO = 6;
        public static final int IFA_FLAGS = 8;
        public static final int IFA_RT_PRIORITY = 9;
        public static final int IFA_F_SECONDARY = 0x1;
        public static final int IFA_F_NODAD = 0x2;
        public static final int IFA_F_HOMEADDRESS = 0x10;
        public static final int IFA_F_MANAGETEMPADDR = 0x100;
        public static final int IFA_F_NOPREFIXROUTE = 0x200;
        public static final int IFA_F_MCAUTOJOIN = 0x400;

        private IfAddr() {}
    }

    @Header("linux/fib_rules.h")
    public static final class FibRules {
        public static final int FIB_RULE_INVERT = 0x2;
        public static final int FRA_DST = 1;
        public static final int FRA_SRC = 2;
        public static final int FRA_IIFNAME = 3;
        public static final int FRA_GOTO = 4;
        public static final int FRA_PRIORITY = 6;
        public static final int FRA_FWMARK = 10;
        public static final int FRA_FLOW = 11;
        public static final int FRA_SUPPRESS_IFGROUP = 13;
        public static final int FRA_SUPPRESS_PREFIXLEN = 14;
        public static final int FRA_TABLE = 15;
        public static final int FRA_FWMASK = 16;
        public static final int FRA_OIFNAME = 17;
        public static final int FRA_L3MDEV = 19;
        public static final int FRA_UID_RANGE = 20;
        public static final int FRA_PROTOCOL = 21;
        public static final int FRA_IP_PROTO = 22;
        public static final int FRA_SPORT_RANGE = 23;
        public static final int FRA_DPORT_RANGE = 24;
        public static final int FR_ACT_TO_TBL = 1;
        public static final int FR_ACT_GOTO = 2;
        public static final int FR_ACT_NOP = 3;
        public static final int FR_ACT_BLACKHOLE = 6;
        public static final int FR_ACT_UNREACHABLE = 7;
        public static final int FR_ACT_PROHIBIT = 8;

        private FibRules() {}
    }
}
