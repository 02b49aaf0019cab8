package org.vipwarden.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.config.model.Command;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.config.model.GlobalDefinitions;
import org.vipwarden.engine.config.model.HeartbeatPath;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.Listeners;
import org.vipwarden.engine.config.model.NotifyDefinition;
import org.vipwarden.engine.config.model.OwnDefinitions;
import org.vipwarden.engine.config.model.PingNodeDefinition;
import org.vipwarden.engine.config.model.ScriptDefinition;
import org.vipwarden.engine.config.model.ScriptUser;
import org.vipwarden.engine.config.model.StartDelays;
import org.vipwarden.engine.config.model.SyncGroupDefinition;
import org.vipwarden.engine.config.model.TrackedInterface;
import org.vipwarden.engine.unit.AdvertInterval;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.VrrpVersion;
import org.vipwarden.engine.unit.Weight;

/** Every property outside instances is set once to something that is not its default. */
class GlobalPropertiesTest {
    private static final ScriptUser NOBODY = new ScriptUser("nobody", Optional.of("nogroup"));

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
                    no_virtual_ipaddress
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
}
