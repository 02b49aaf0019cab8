package org.vipwarden.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.config.model.Command;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.config.model.FifoDefinition;
import org.vipwarden.engine.config.model.GlobalDefinitions;
import org.vipwarden.engine.config.model.HeartbeatPath;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.Listeners;
import org.vipwarden.engine.config.model.LogDefinition;
import org.vipwarden.engine.config.model.MailDefinition;
import org.vipwarden.engine.config.model.NotificationDefinition;
import org.vipwarden.engine.config.model.NotifyDefinition;
import org.vipwarden.engine.config.model.OwnDefinitions;
import org.vipwarden.engine.config.model.PhaseScript;
import org.vipwarden.engine.config.model.PingNodeDefinition;
import org.vipwarden.engine.config.model.ScriptDefinition;
import org.vipwarden.engine.config.model.ScriptUser;
import org.vipwarden.engine.config.model.StartDelays;
import org.vipwarden.engine.config.model.SyncGroupDefinition;
import org.vipwarden.engine.config.model.TrackedInterface;
import org.vipwarden.engine.config.model.WebhookDefinition;
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
                    notify_fifo /run/all root
                    notify_fifo_script "/bin/read all"
                    vrrp_notify_fifo /run/vrrp
                    vrrp_notify_fifo_script /bin/read root
                    fifo_write_vrrp_states_on_reload
                    vrrp_notify_priority_changes
                    startup_script /bin/start
                    startup_script_timeout 1
                    shutdown_script "/bin/end now" root
                    shutdown_script_timeout 1000
                    notification_email {
                        ops@example.com
                        more@example.com
                    }
                    notification_email_from lb@example.com
                    smtp_server mail.example.com 2525
                    smtp_helo_name left.example.com
                    smtp_connect_timeout 7
                    smtp_alert
                    smtp_alert_vrrp off
                    no_email_faults
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
                mail_limit 8
                webhook ops {
                    url https://alerts.example.com/hook?a=b
                    events { router-changed warning }
                    token secret
                    header X-Scope prod and more
                    timeout 2
                    attempts 3
                    limit 4
                }
                log {
                    format json
                    rotate_size 6
                    rotate_keep 7
                }
                """);
        assertThat(loaded.diagnostics()).isEmpty();
        Configuration configuration = loaded.configuration().orElseThrow();
        assertThat(configuration.global())
                .isEqualTo(new GlobalDefinitions(
                        "left",
                        NOBODY,
                        true,
                        false,
                        new StartDelays(Duration.ofMillis(1500), Duration.ofSeconds(60)),
                        notificationSet()));
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
                                Optional.of(new Command(List.of("/bin/group-any"), ScriptUser.ROOT)),
                                Optional.empty(),
                                Optional.empty(),
                                true,
                                false)));
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
                        new Listeners(OptionalInt.of(1), OptionalInt.empty()),
                        8,
                        List.of(new WebhookDefinition(
                                "ops",
                                URI.create("https://alerts.example.com/hook?a=b"),
                                Set.of("router-changed", "warning"),
                                List.of(
                                        new WebhookDefinition.Header("Authorization", "Bearer secret"),
                                        new WebhookDefinition.Header("X-Scope", "prod and more")),
                                Duration.ofSeconds(2),
                                3,
                                4)),
                        new LogDefinition(true, 6, 7)));
    }

    private static NotificationDefinition notificationSet() {
        return new NotificationDefinition(
                Optional.of(new FifoDefinition(
                        Path.of("/run/all"),
                        ScriptUser.ROOT,
                        Optional.of(new Command(List.of("/bin/read", "all"), NOBODY)))),
                Optional.of(new FifoDefinition(
                        Path.of("/run/vrrp"), NOBODY, Optional.of(new Command(List.of("/bin/read"), ScriptUser.ROOT)))),
                true,
                Optional.of(new PhaseScript(new Command(List.of("/bin/start"), NOBODY), Duration.ofSeconds(1))),
                Optional.of(new PhaseScript(
                        new Command(List.of("/bin/end", "now"), ScriptUser.ROOT), Duration.ofSeconds(1000))),
                new MailDefinition(
                        Optional.of(new MailDefinition.Server("mail.example.com", 2525)),
                        List.of("ops@example.com", "more@example.com"),
                        "lb@example.com",
                        "left.example.com",
                        Duration.ofSeconds(7),
                        false));
    }
}
