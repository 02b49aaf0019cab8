package org.vipwarden.tests.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vipwarden.launcher.lab.Daemon;
import org.vipwarden.launcher.lab.Host;
import org.vipwarden.launcher.lab.Lab;
import org.vipwarden.launcher.lab.LabNode;

/**
 * What our node installs is what keepalived installs for the same file: addresses, routes and rules as {@code ip} shows them, but for
 * lifetimes; and after the end nothing is left of it.
 */
@NeedsLab
@Timeout(120)
class SameAsKeepalivedIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern LIFETIME = Pattern.compile(
            "(valid_lft|preferred_lft) (forever|\\d+sec)|expires \\d+sec| dynamic\\b", Pattern.CASE_INSENSITIVE);

    /** The configurations: each is a part of a {@code vrrp_instance}, and what stands outside. */
    enum Case {
        ADDRESSES(
                """
                virtual_ipaddress {
                    192.0.2.10/24
                    192.0.2.111/24 brd + label eth0:1
                    192.0.2.112/24 brd -
                    192.0.2.113 brd 192.0.2.255
                    192.0.2.114/24 noprefixroute
                    192.0.2.115 peer 192.0.2.99
                    203.0.113.1/24 scope link
                    203.0.113.2/24 scope link no_track
                    10.1.1.1/24 dev eth0 scope host
                }
                """,
                ""),
        IPV6_ADDRESSES(
                """
                virtual_ipaddress {
                    192.0.2.10/24
                }
                virtual_ipaddress_excluded {
                    2001:db8::10/64
                    2001:db8::11
                    2001:db8::12/64 -nodad
                    2001:db8::13/64 home
                    2001:db8::14/64 mngtmpaddr noprefixroute
                    2001:db8::17 preferred_lft forever
                    2001:db8::18 peer 2001:db8::99
                    2001:db8::20/64 preferred_lft 0
                }
                """,
                ""),
        ROUTES(
                """
                virtual_ipaddress {
                    192.0.2.10/24
                }
                virtual_ipaddress_excluded {
                    2001:db8::10/64
                }
                virtual_routes {
                    10.20.0.0/16 via 192.0.2.254
                    10.21.0.0/16 via 192.0.2.254 dev eth0 metric 5
                    src 192.0.2.10 to 10.22.0.0/16 via 192.0.2.254 dev eth0
                    blackhole 10.23.0.0/16
                    unreachable 10.24.0.0/16
                    prohibit 10.25.0.0/16
                    throw 10.26.0.0/16
                    10.27.0.0/16 dev eth0 scope link table 100 mtu 1400
                    10.28.0.0/16 table 100 nexthop via 192.0.2.253 weight 2 nexthop via 192.0.2.254 weight 1
                    default via 192.0.2.254 table 101
                    2001:db8:20::/48 via 2001:db8::99 dev eth0
                    2001:db8:21::/48 dev eth0 metric 7
                    2001:db8:22::/48 from 2001:db8:33::/64 via 2001:db8::99 dev eth0
                    2001:db8:24::/48 via 2001:db8::99 dev eth0 pref high metric 8 expires 100
                    default6 via 2001:db8::99 dev eth0
                    10.29.0.0/16 via 10.77.0.1 dev eth0 onlink
                    10.30.0.0/16 via 192.0.2.254 tos 0x10 mtu lock 1300 advmss 1000 window 3000 initcwnd 10 hoplimit 33
                    blackhole 2001:db8:23::/48
                    blackhole 10.33.0.0/16 table 102
                    10.34.0.0/16 via 192.0.2.254 features ecn quickack 1 congctl reno ssthresh 10 reordering 5 cwnd 12 realms 5
                    10.35.0.0/16 via 192.0.2.254 or 192.0.2.253
                    10.36.0.0/16 dev eth0 no_track
                    10.37.0.0/16 nexthop via 192.0.2.253 dev eth0 onlink weight 2 realms 7 nexthop via 192.0.2.254
                    10.38.0.0/16 via 192.0.2.254 append
                    10.39.0.0/16 via 192.0.2.254 add
                }
                """,
                ""),
        RULES(
                """
                virtual_ipaddress {
                    192.0.2.10/24
                }
                virtual_rules {
                    from 10.20.0.0/16 table 100
                    to 10.21.0.0/16 lookup 101 priority 2000
                    from 10.22.0.0/16 to 10.23.0.0/16 table 102 tos 0x10
                    iif eth0 table 100
                    oif eth0 fwmark 7/0xff table 100
                    from 10.24.0.0/16 blackhole
                    from 10.25.0.0/16 prohibit priority 3000
                    from 10.26.0.0/16 unreachable
                    not from 10.27.0.0/16 table 100
                    from 10.32.0.0/16 table 100 suppress_prefixlength 0
                    from 2001:db8:30::/48 table 100
                    from 10.29.0.0/16 ipproto tcp dport 80-80 sport 1000-2000 table 100
                    from 10.30.0.0/16 uidrange 100-200 table 100 realms 3/4
                    from 10.31.0.0/16 suppress_ifgroup 3 table 100
                    from 10.34.0.0/16 nop
                    from 10.35.0.0/16 table main no_track
                    from 10.36.0.0/16 goto 20000 preference 19000
                    fwmark 3 table 5
                }
                """,
                ""),
        STATIC(
                """
                virtual_ipaddress {
                    192.0.2.10/24
                }
                virtual_rules {
                    from 10.20.0.0/16 table 100
                }
                """,
                """
                static_ipaddress {
                    203.0.113.5/24 dev eth0
                    2001:db8:5::5/64 dev eth0
                    2001:db8:6::5/128 dev eth0
                }
                static_routes {
                    10.9.0.0/16 via 203.0.113.254 dev eth0
                    10.10.0.0/16 dev eth0 src 203.0.113.5 table 77
                }
                static_rules {
                    from 10.9.0.0/16 table 90
                }
                """);

        private final String instance;
        private final String outside;

        Case(String instance, String outside) {
            this.instance = instance;
            this.outside = outside;
        }

        String configuration() {
            return """
                    %s
                    vrrp_instance VI_1 {
                        state MASTER
                        interface eth0
                        virtual_router_id 51
                        priority 250
                        advert_int 1
                    %s
                    }
                    """
                    .formatted(outside, instance);
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void theKernelHasTheSame(Case configured) {
        assertThat(installedBy(Ours.VIPWARDEN, configured)).isEqualTo(installedBy(Daemon.KEEPALIVED, configured));
    }

    /** What there is while the daemon is MASTER, by the command that shows it. */
    private static Map<String, String> installedBy(Daemon daemon, Case configured) {
        try (Lab lab = Lab.open()) {
            // The lab's hosts have no IPv6 of their own.
            lab.run(
                    Host.NODE1,
                    "sh",
                    "-c",
                    "for link in all lo eth0; do echo 0 > /proc/sys/net/ipv6/conf/$link/disable_ipv6; done");
            lab.run(Host.NODE1, "ip", "-6", "addr", "add", "2001:db8::1/64", "dev", "eth0", "nodad");
            Map<String, String> before = shown(lab);
            LabNode node = LabNode.on(lab, Host.NODE1, daemon).with("keepalived.conf", configured.configuration());
            node.start();
            await(daemon + " holds the address").atMost(PATIENCE).until(() -> lab.run(
                            Host.NODE1, "ip", "addr", "show", "dev", "eth0")
                    .contains("192.0.2.10/24"));
            // Rules are the last that is installed; the same picture twice is the whole.
            Map<String, String> installed = await("a steady picture")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> shown(lab), picture -> picture.equals(shown(lab)) && !picture.equals(before));
            node.askToStop();
            node.awaitEnd(PATIENCE);
            if (!daemon.equals(Daemon.KEEPALIVED)) {
                // keepalived 2.2.7 itself leaves an address with a peer.
                assertThat(ownedBySomebody(shown(lab))).isEqualTo(ownedBySomebody(before));
            }
            return installed;
        }
    }

    /** Without the routes that Linux makes by itself for an address: they go when they like. */
    private static List<String> ownedBySomebody(Map<String, String> shown) {
        return shown.values().stream()
                .flatMap(String::lines)
                .filter(line -> !line.contains("proto kernel"))
                .toList();
    }

    private static Map<String, String> shown(Lab lab) {
        Map<String, String> shown = new TreeMap<>();
        for (String what : List.of(
                "-d addr show dev eth0",
                "-4 -d route show table all",
                "-6 -d route show table all",
                "-4 rule",
                "-6 rule")) {
            String text = lab.run(Host.NODE1, ("ip " + what).split(" "));
            shown.put(
                    what,
                    text.lines()
                            .map(line -> LIFETIME.matcher(line)
                                    .replaceAll("")
                                    .replaceAll(" +", " ")
                                    .strip())
                            .map(SameAsKeepalivedIT::withoutTheLink)
                            .filter(line -> !line.isBlank())
                            .collect(Collectors.joining("\n")));
        }
        return shown;
    }

    /** Each lab's link has its own MAC address, and so its own link-local address. */
    private static String withoutTheLink(String line) {
        return line.contains("link/ether")
                        || line.contains("fe80::")
                        || line.contains(": eth0")
                        || line.contains("veth ")
                ? ""
                : line;
    }
}
