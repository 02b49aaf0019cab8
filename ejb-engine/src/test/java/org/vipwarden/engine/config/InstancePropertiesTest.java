package org.vipwarden.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.config.model.AddressTraits;
import org.vipwarden.engine.config.model.AnnouncementDefinition;
import org.vipwarden.engine.config.model.Attachment;
import org.vipwarden.engine.config.model.Authentication;
import org.vipwarden.engine.config.model.Command;
import org.vipwarden.engine.config.model.Delivery;
import org.vipwarden.engine.config.model.Dialect;
import org.vipwarden.engine.config.model.ElectionRules;
import org.vipwarden.engine.config.model.Holdings;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.NotifyDefinition;
import org.vipwarden.engine.config.model.Origin;
import org.vipwarden.engine.config.model.ScriptUser;
import org.vipwarden.engine.config.model.TrackedInterface;
import org.vipwarden.engine.config.model.TrackedScript;
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

/** Every property of an instance is set once to something that is not its default. */
class InstancePropertiesTest {
    private static final ScriptUser NOBODY = new ScriptUser("nobody", Optional.of("nogroup"));

    @Test
    void everyPropertyCanBeSet() {
        Loaded loaded = TextFiles.load(
                """
                global_defs {
                    script_user nobody nogroup
                    enable_script_security
                }
                vrrp_script s {
                    script /bin/s
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
                    notify_deleted /bin/deleted
                    notify_master_rx_lower_pri /bin/lower
                    notify_priority_changes yes
                    smtp_alert
                }
                """);
        assertThat(loaded.diagnostics()).isEmpty();
        assertThat(loaded.configuration().orElseThrow().instances()).containsExactly(everythingSet());
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
                        Optional.of(new Command(List.of("/bin/any"), NOBODY)),
                        Optional.of(new NotifyDefinition.Deletion(
                                Optional.of(new Command(List.of("/bin/deleted"), NOBODY)))),
                        Optional.of(new Command(List.of("/bin/lower"), NOBODY)),
                        true,
                        true));
    }
}
