package org.vipwarden.engine.linux.wire;

/** The numbers of the kernel's interface that the engine uses, by the header they come from; {@code UapiTest} compares them. */
public final class Uapi {
    private Uapi() {}

    @Header("asm-generic/errno-base.h")
    public static final class ErrnoBase {
        public static final int EPERM = 1;
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
        public static final int EADDRNOTAVAIL = 99;
        public static final int ENETDOWN = 100;
        public static final int ENETUNREACH = 101;
        public static final int ENOBUFS = 105;
        public static final int ETIMEDOUT = 110;

        private Errno() {}
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
        public static final int AF_INET = 2;
        public static final int AF_INET6 = 10;
        public static final int AF_NETLINK = 16;
        public static final int AF_PACKET = 17;
        public static final int SOL_RAW = 255;
        public static final int SOL_NETLINK = 270;
        public static final int MSG_TRUNC = 0x20;
        public static final int MSG_DONTWAIT = 0x40;

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
        public static final int IPPROTO_IPV6 = 41;
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
        public static final int IPV6_MULTICAST_IF = 17;
        public static final int IPV6_MULTICAST_LOOP = 19;
        public static final int IPV6_ADD_MEMBERSHIP = 20;
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

    @Header("linux/netlink.h")
    public static final class Netlink {
        public static final int NETLINK_ROUTE = 0;
        public static final int NETLINK_CAP_ACK = 10;
        public static final int NETLINK_EXT_ACK = 11;
        public static final int NLM_F_REQUEST = 0x1;
        public static final int NLM_F_ACK = 0x4;
        public static final int NLM_F_DUMP_INTR = 0x10;
        public static final int NLM_F_DUMP = 0x300;
        public static final int NLM_F_REPLACE = 0x100;
        public static final int NLM_F_CREATE = 0x400;
        public static final int NLM_F_CAPPED = 0x100;
        public static final int NLM_F_ACK_TLVS = 0x200;
        public static final int NLMSG_ERROR = 2;
        public static final int NLMSG_DONE = 3;
        public static final int NLMSGERR_ATTR_MSG = 1;
        public static final int NLA_TYPE_MASK = ~0xC000;

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
        public static final int RTMGRP_LINK = 0x1;
        public static final int RTMGRP_IPV4_IFADDR = 0x10;
        public static final int RTMGRP_IPV6_IFADDR = 0x100;

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
        public static final int IFA_F_SECONDARY = 0x1;
        public static final int IFA_F_NODAD = 0x2;
        public static final int IFA_F_NOPREFIXROUTE = 0x200;

        private IfAddr() {}
    }
}
