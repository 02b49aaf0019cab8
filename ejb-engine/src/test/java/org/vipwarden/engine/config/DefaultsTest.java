package org.vipwarden.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.config.model.AddressTraits;
import org.vipwarden.engine.config.model.AnnouncementDefinition;
import org.vipwarden.engine.config.model.Attachment;
import org.vipwarden.engine.config.model.Authentication;
import org.vipwarden.engine.config.model.Command;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.config.model.Delivery;
import org.vipwarden.engine.config.model.Dialect;
import org.vipwarden.engine.config.model.ElectionRules;
import org.vipwarden.engine.config.model.GlobalDefinitions;
import org.vipwarden.engine.config.model.HeartbeatPath;
import org.vipwarden.engine.config.model.Holdings;
import org.vipwarden.engine.config.model.HostDefinition;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.Listeners;
import org.vipwarden.engine.config.model.NotifyDefinition;
import org.vipwarden.engine.config.model.Origin;
import org.vipwarden.engine.config.model.OwnDefinitions;
import org.vipwarden.engine.config.model.PingNodeDefinition;
import org.vipwarden.engine.config.model.ScriptDefinition;
import org.vipwarden.engine.config.model.ScriptUser;
import org.vipwarden.engine.config.model.StartDelays;
import org.vipwarden.engine.config.model.SyncGroupDefinition;
import org.vipwarden.engine.config.model.TrackedInterface;
import org.vipwarden.engine.config.model.TrackedScript;
import org.vipwarden.engine.config.model.TrackerDefinitions;
import org.vipwarden.engine.config.model.Tracking;
import org.vipwarden.engine.config.model.VirtualAddress;
import org.vipwarden.engine.config.model.VirtualRoute;
import org.vipwarden.engine.config.model.VirtualRule;
import org.vipwarden.engine.unit.AdvertInterval;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.unit.Vrid;
import org.vipwarden.engine.unit.VrrpVersion;
import org.vipwarden.engine.unit.Weight;

/** Every default is recorded here once, and every property is set to something else once. */
class DefaultsTest {
    private static final ScriptUser NOBODY = new ScriptUser("nobody", Optional.of("nogroup"));

    @Test
    void defaults() {
        Loaded loaded = TextFiles.load(
                """
                vrrp_script s {
                    script /bin/s
                }
                vrrp_instance i {
                    interface eth0
                    virtual_router_id 1
                    virtual_ipaddress {
                        192.0.2.1
                    }
                }
                """,
                """
                ping_node p {
                    target 192.0.2.2
                }
                """);
        assertThat(loaded.configuration()).contains(asByDefault());
    }

    private static Configuration asByDefault() {
        return new Configuration(
                new GlobalDefinitions("lb1", ScriptUser.ROOT, false, false, StartDelays.NONE),
                List.of(new ScriptDefinition(
                        "s",
                        new Command(List.of("/bin/s"), ScriptUser.ROOT),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        1,
                        1,
                        Weight.NONE,
                        false)),
                TrackerDefinitions.NONE,
                List.of(new InstanceDefinition(
                        "i",
                        false,
                        "eth0",
                        Attachment.PLAIN,
                        new Vrid(1),
                        new Priority(100),
                        VrrpVersion.V2,
                        new AdvertInterval(100),
                        new Delivery.Multicast(Ipv4.parse("224.0.0.18")),
                        Origin.OF_INTERFACE,
                        Authentication.NONE,
                        Dialect.USUAL,
                        ElectionRules.DEFAULT,
                        new Holdings(
                                List.of(new VirtualAddress(
                                        Cidr.parse("192.0.2.1/32"),
                                        "eth0",
                                        Optional.empty(),
                                        0,
                                        Optional.empty(),
                                        true)),
                                List.of()),
                        new AnnouncementDefinition(
                                Duration.ofSeconds(5), 5, Duration.ZERO, 1, Duration.ofSeconds(5), 5),
                        Tracking.NONE,
                        NotifyDefinition.NONE)),
                List.of(),
                HostDefinition.NOTHING,
                new OwnDefinitions(
                        true,
                        List.of(new PingNodeDefinition(
                                "p", Ipv4.parse("192.0.2.2"), Duration.ofSeconds(1), Duration.ofMillis(500), 1, 3)),
                        Optional.empty(),
                        List.of(),
                        new Listeners(OptionalInt.of(9875), OptionalInt.of(9876))));
    }

    @Test
    void everyPropertyCanBeSet() {
        Loaded loaded = TextFiles.load(
                """
                global_defs {
                    router_id left
                    vrrp_mcast_group4 224.0.0.81
                    script_user nobody nogroup
                    enable_script_security
                    vrrp_startup_delay 1.5
                    vrrp_delay_after_boot 60
                }
                vrrp_script s {
                    script "/bin/s 'a b'"
                    interval 2.5
                    timeout 1.5
                    rise 3
                    fall 4
                    weight -20
                    user root
                    init_fail
                }
                vrrp_instance i {
                    interface eth1
                    virtual_router_id 255
                    priority 254
                    advert_int 3
                    version 2
                    mcast_dst_ip 224.0.0.82
                    mcast_src_ip 192.0.2.9
                    authentication {
                        auth_type PASS
                        auth_pass secret
                    }
                    nopreempt
                    down_timer_adverts 9
                    v3_checksum_as_v2
                    lower_prio_no_advert
                    higher_prio_send_advert
                    owner_ignore_adverts
                    timer_expired_backup 77
                    skip_check_adv_addr
                    virtual_ipaddress {
                        192.0.2.1/24 dev eth2 brd + scope link label eth2:1 noprefixroute
                    }
                    virtual_ipaddress_excluded {
                        198.51.100.1/24
                        2001:db8::1 peer 2001:db8::2 home -nodad mngtmpaddr autojoin no_track preferred_lft 9
                    }
                    virtual_routes {
                        203.0.113.0/24 via 192.0.2.2 dev eth4 src 192.0.2.1 metric 3 table 4 tos 5 scope link mtu 6 onlink protocol 7 append
                    }
                    virtual_rules {
                        not from 203.0.113.0/24 to 198.51.100.0/24 iif eth5 oif eth6 fwmark 8/9 table 10 preference 11 realms 12 protocol 13
                    }
                    garp_master_delay 1
                    garp_master_repeat 2
                    garp_master_refresh 3
                    garp_master_refresh_repeat 4
                    garp_lower_prio_delay 6
                    garp_lower_prio_repeat 7
                    garp_extra_if all 8
                    promote_secondaries
                    track_script {
                        s weight 5
                    }
                    track_interface {
                        eth3 weight -6
                    }
                    dont_track_primary
                    notify_master /bin/active
                    notify_backup /bin/backup root
                    notify_fault /bin/fault
                    notify_stop /bin/stop
                    notify /bin/any
                }
                vrrp_instance later {
                    state MASTER
                    interface eth1
                    virtual_router_id 1
                    priority 1
                    version 3
                    advert_int 0.07
                    no_virtual_ipaddress
                    virtual_ipaddress {
                        192.0.2.7/24
                    }
                }
                vrrp_sync_group g {
                    group {
                        later
                        patient
                    }
                    track_interface {
                        eth4
                    }
                    notify_master /bin/group-active
                    notify /bin/group-any root
                }
                vrrp_instance patient {
                    interface eth1
                    virtual_router_id 2
                    preempt_delay 7.5
                    no_virtual_ipaddress
                }
                """,
                """
                vip_lease off
                ping_quorum 1
                jmx_listen 1
                http_listen off
                ping_node p {
                    target 192.0.2.2
                    interval 3
                    timeout 0.125
                    rise 4
                    fall 5
                }
                heartbeat_path back {
                    instances { i }
                    interface eth9
                    unicast_src_ip 198.51.100.9
                    unicast_peer { 198.51.100.8 }
                }
                """);
        assertThat(loaded.diagnostics()).isEmpty();
        Configuration configuration = loaded.configuration().orElseThrow();
        assertThat(configuration.global())
                .isEqualTo(new GlobalDefinitions(
                        "left", NOBODY, true, false, new StartDelays(Duration.ofMillis(1500), Duration.ofSeconds(60))));
        assertThat(configuration.scripts())
                .containsExactly(new ScriptDefinition(
                        "s",
                        new Command(List.of("/bin/s", "a b"), ScriptUser.ROOT),
                        Duration.ofMillis(2500),
                        Duration.ofMillis(1500),
                        3,
                        4,
                        new Weight(-20),
                        true));
        assertThat(configuration.instances().get(0)).isEqualTo(everythingSet());
        InstanceDefinition later = configuration.instances().get(1);
        assertThat(later.startsActive()).isTrue();
        assertThat(later.version()).isEqualTo(VrrpVersion.V3);
        assertThat(later.interval()).isEqualTo(new AdvertInterval(7));
        assertThat(configuration.instances().get(2).election().preemptDelay()).isEqualTo(Duration.ofMillis(7500));
        assertThat(later.tracking().interfaces()).containsExactly(new TrackedInterface("eth4", Weight.NONE));
        assertThat(configuration.syncGroups())
                .containsExactly(new SyncGroupDefinition(
                        "g",
                        List.of("later", "patient"),
                        new NotifyDefinition(
                                Optional.of(new Command(List.of("/bin/group-active"), NOBODY)),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(new Command(List.of("/bin/group-any"), ScriptUser.ROOT)))));
        assertThat(configuration.own())
                .isEqualTo(new OwnDefinitions(
                        false,
                        List.of(new PingNodeDefinition(
                                "p", Ipv4.parse("192.0.2.2"), Duration.ofSeconds(3), Duration.ofMillis(125), 4, 5)),
                        Optional.of(1),
                        List.of(new HeartbeatPath(
                                "back",
                                List.of("i"),
                                "eth9",
                                Optional.of(Ipv4.parse("198.51.100.9")),
                                List.of(Ipv4.parse("198.51.100.8")))),
                        new Listeners(OptionalInt.of(1), OptionalInt.empty())));
    }

    private static InstanceDefinition everythingSet() {
        return new InstanceDefinition(
                "i",
                false,
                "eth1",
                Attachment.PLAIN,
                new Vrid(255),
                new Priority(254),
                VrrpVersion.V2,
                new AdvertInterval(300),
                new Delivery.Multicast(Ipv4.parse("224.0.0.82")),
                new Origin(Optional.of(Ipv4.parse("192.0.2.9")), false),
                new Authentication.Password("secret"),
                new Dialect(true, true, false, Dialect.OldUnicastChecksum.DETECT),
                new ElectionRules(false, Duration.ZERO, 9, true, true, true, Optional.of(new Priority(77))),
                new Holdings(
                        List.of(new VirtualAddress(
                                Cidr.parse("192.0.2.1/24"),
                                "eth2",
                                Optional.of(Ipv4.parse("192.0.2.255")),
                                253,
                                Optional.of("eth2:1"),
                                false)),
                        List.of(
                                new VirtualAddress(
                                        Cidr.parse("198.51.100.1/24"),
                                        "eth1",
                                        Optional.empty(),
                                        0,
                                        Optional.empty(),
                                        true),
                                new VirtualAddress(
                                        Cidr.parse("2001:db8::1/128"),
                                        "eth1",
                                        Optional.empty(),
                                        0,
                                        Optional.empty(),
                                        new AddressTraits(
                                                true,
                                                Optional.of(IpAddress.parse("2001:db8::2")),
                                                true,
                                                true,
                                                true,
                                                true,
                                                Optional.of(9),
                                                false))),
                        List.of(new VirtualRoute(
                                Cidr.parse("203.0.113.0/24"),
                                Optional.empty(),
                                1,
                                4,
                                5,
                                7,
                                253,
                                List.of(new VirtualRoute.Hop(
                                        Optional.of("eth4"), Optional.of(IpAddress.parse("192.0.2.2")), 1, true, 0)),
                                Optional.of(IpAddress.parse("192.0.2.1")),
                                3,
                                new VirtualRoute.PathMetrics(Map.of(2, 6), ""),
                                Optional.empty(),
                                Optional.empty(),
                                VirtualRoute.Placing.APPEND,
                                true)),
                        List.of(new VirtualRule(
                                Family.IPV4,
                                11,
                                1,
                                10,
                                Optional.empty(),
                                true,
                                new VirtualRule.Match(
                                        Optional.of(Cidr.parse("203.0.113.0/24")),
                                        Optional.of(Cidr.parse("198.51.100.0/24")),
                                        Optional.of("eth5"),
                                        Optional.of("eth6"),
                                        0,
                                        Optional.of(new VirtualRule.Span(8, 9)),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        false),
                                Optional.empty(),
                                Optional.empty(),
                                12,
                                13,
                                true)),
                        true),
                new AnnouncementDefinition(
                        Duration.ofSeconds(1),
                        2,
                        Duration.ofSeconds(3),
                        4,
                        Duration.ofSeconds(6),
                        7,
                        Duration.ofSeconds(8),
                        true),
                new Tracking(
                        List.of(new TrackedScript("s", new Weight(5))),
                        List.of(new TrackedInterface("eth3", new Weight(-6))),
                        List.of(),
                        List.of(),
                        List.of(),
                        true),
                new NotifyDefinition(
                        Optional.of(new Command(List.of("/bin/active"), NOBODY)),
                        Optional.of(new Command(List.of("/bin/backup"), ScriptUser.ROOT)),
                        Optional.of(new Command(List.of("/bin/fault"), NOBODY)),
                        Optional.of(new Command(List.of("/bin/stop"), NOBODY)),
                        Optional.of(new Command(List.of("/bin/any"), NOBODY))));
    }
}
