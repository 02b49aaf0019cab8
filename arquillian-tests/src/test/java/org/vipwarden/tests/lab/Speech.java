package org.vipwarden.tests.lab;

import static org.vipwarden.tests.lab.Speech.Ear.MULTICAST;
import static org.vipwarden.tests.lab.Speech.Ear.OWN_GROUP;
import static org.vipwarden.tests.lab.Speech.Ear.UNICAST;

import java.util.List;
import org.vipwarden.engine.unit.AdvertInterval;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.VrrpVersion;
import org.vipwarden.launcher.lab.Host;

/** How two nodes speak with each other: version, family, to a group or to one peer, and how they prove themselves. */
enum Speech {
    V2(VrrpVersion.V2, Family.IPV4, MULTICAST, ""),

    V2_PASS(
            VrrpVersion.V2,
            Family.IPV4,
            MULTICAST,
            """
            authentication {
                auth_type PASS
                auth_pass 1111
            }
            """),

    V2_AH(
            VrrpVersion.V2,
            Family.IPV4,
            MULTICAST,
            """
            authentication {
                auth_type AH
                auth_pass 1111
            }
            """),

    V2_UNICAST(VrrpVersion.V2, Family.IPV4, UNICAST, ""),

    /** The checksum with the pseudo-header, as both daemons make it by themselves. */
    V3(VrrpVersion.V3, Family.IPV4, MULTICAST, ""),

    /**
     * Node 1 makes the checksum without the pseudo-header, as RFC 9568 says, node 2 with it. Both are ours: keepalived 2.2.7 has no
     * {@code v3_checksum_as_v2}, and refuses such adverts.
     */
    V3_BOTH_CHECKSUMS(VrrpVersion.V3, Family.IPV4, MULTICAST, "") {
        @Override
        String lines(Host host) {
            return host == Host.NODE1 ? "v3_checksum_as_v2" : "";
        }
    },

    V3_HMAC(
            VrrpVersion.V3,
            Family.IPV4,
            MULTICAST,
            """
            auth_hmac {
                key 1 0123456789012345678901234567890123456789
                active_key 1
            }
            """),

    V3_OWN_GROUP(VrrpVersion.V3, Family.IPV4, OWN_GROUP, ""),

    V3_UNICAST(VrrpVersion.V3, Family.IPV4, UNICAST, ""),

    /** Node 1 makes the checksum that keepalived made before 1.3.6, with 224.0.0.18 in the pseudo-header; node 2 finds out. */
    V3_UNICAST_OLD_CHECKSUM(VrrpVersion.V3, Family.IPV4, UNICAST, "") {
        @Override
        String lines(Host host) {
            return super.lines(host) + (host == Host.NODE1 ? "old_unicast_checksum" : "");
        }
    },

    V3_IPV6(VrrpVersion.V3, Family.IPV6, MULTICAST, ""),

    V3_IPV6_UNICAST(VrrpVersion.V3, Family.IPV6, UNICAST, "");

    /** Whom the adverts are for, and what the kernel shows of a node that listens to them: a file and a word in it. */
    enum Ear {
        /** Members of 224.0.0.18 and ff02::12. */
        MULTICAST("igmp", "120000E0", "igmp6", "ff020000000000000000000000000012"),
        /** Members of 224.0.0.77. */
        OWN_GROUP("igmp", "4D0000E0", "igmp6", "ff020000000000000000000000000077"),
        /** Raw sockets of protocol 112. */
        UNICAST("raw", ":0070 ", "raw6", ":0070 ");

        private final String ipv4File;
        private final String ipv4Word;
        private final String ipv6File;
        private final String ipv6Word;

        Ear(String ipv4File, String ipv4Word, String ipv6File, String ipv6Word) {
            this.ipv4File = ipv4File;
            this.ipv4Word = ipv4Word;
            this.ipv6File = ipv6File;
            this.ipv6Word = ipv6Word;
        }
    }

    private final VrrpVersion version;
    private final Family family;
    private final Ear ear;
    private final String lines;

    Speech(VrrpVersion version, Family family, Ear ear, String lines) {
        this.version = version;
        this.family = family;
        this.ear = ear;
        this.lines = lines;
    }

    VrrpVersion version() {
        return version;
    }

    Family family() {
        return family;
    }

    /** As short as the version allows without the machine's own haste being seen. */
    AdvertInterval usualInterval() {
        return version == VrrpVersion.V2 ? AdvertInterval.ONE_SECOND : new AdvertInterval(10);
    }

    /** The lines of {@code global_defs}. */
    String globals() {
        return "vrrp_version " + version.number() + (ear == OWN_GROUP ? "\nvrrp_mcast_group4 224.0.0.77" : "");
    }

    /** The lines of an instance on a host. */
    String lines(Host host) {
        return ear == UNICAST ? peers(host) + lines : lines;
    }

    private String peers(Host host) {
        return """
                unicast_src_ip %s
                unicast_peer {
                    %s
                }
                """
                .formatted(address(host), address(host == Host.NODE1 ? Host.NODE2 : Host.NODE1));
    }

    private String address(Host host) {
        return family == Family.IPV4 ? host.localAddress() : host.localIpv6();
    }

    /** The virtual addresses of the first instance, or of the second one in its sync group; the last one is watched. */
    List<String> addresses(boolean second) {
        String number = second ? "30" : "10";
        return family == Family.IPV4 ? List.of("192.0.2." + number) : List.of("fe80::" + number, "2001:db8::" + number);
    }

    /** The virtual address that is watched. */
    String watched(boolean second) {
        List<String> all = addresses(second);
        return all.get(all.size() - 1);
    }

    /** The file below {@code /proc/net} that shows who listens. */
    String earFile() {
        return family == Family.IPV4 ? ear.ipv4File : ear.ipv6File;
    }

    /** What stands in that file when somebody does. */
    String earWord() {
        return family == Family.IPV4 ? ear.ipv4Word : ear.ipv6Word;
    }
}
