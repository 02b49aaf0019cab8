package org.vipwarden.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.config.model.Command;
import org.vipwarden.engine.config.model.ScriptUser;
import org.vipwarden.engine.config.model.balance.Balancing;
import org.vipwarden.engine.config.model.balance.BalancingSettings;
import org.vipwarden.engine.config.model.balance.BalancingSettings.FlushOnStop;
import org.vipwarden.engine.config.model.balance.BalancingSettings.MarkRules;
import org.vipwarden.engine.config.model.balance.BalancingSettings.Timeouts;
import org.vipwarden.engine.config.model.balance.Checker;
import org.vipwarden.engine.config.model.balance.Connection;
import org.vipwarden.engine.config.model.balance.Forwarding;
import org.vipwarden.engine.config.model.balance.Forwarding.Checksum;
import org.vipwarden.engine.config.model.balance.Forwarding.Method;
import org.vipwarden.engine.config.model.balance.Forwarding.Tunnel;
import org.vipwarden.engine.config.model.balance.Forwarding.TunnelKind;
import org.vipwarden.engine.config.model.balance.HttpSettings;
import org.vipwarden.engine.config.model.balance.HttpUrl;
import org.vipwarden.engine.config.model.balance.Pace;
import org.vipwarden.engine.config.model.balance.Persistence;
import org.vipwarden.engine.config.model.balance.Quorum;
import org.vipwarden.engine.config.model.balance.RealServer;
import org.vipwarden.engine.config.model.balance.RealServer.Limits;
import org.vipwarden.engine.config.model.balance.Scheduling;
import org.vipwarden.engine.config.model.balance.ServerGroup;
import org.vipwarden.engine.config.model.balance.Service;
import org.vipwarden.engine.config.model.balance.Service.Protocol;
import org.vipwarden.engine.config.model.balance.SorryServer;
import org.vipwarden.engine.config.model.balance.SyncDaemon;
import org.vipwarden.engine.config.model.balance.TlsClient;
import org.vipwarden.engine.config.model.balance.VirtualServer;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;

/** Every default of load balancing is recorded here once, and every property is set once to something else. */
class BalancingPropertiesTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void defaults() {
        Balancing balancing = load(
                """
                virtual_server 192.0.2.1 80 {
                    protocol TCP
                    lvs_method NAT
                    real_server 192.0.2.2 81 {
                        TCP_CHECK {
                        }
                        DNS_CHECK {
                        }
                        HTTP_GET {
                            url {
                                path /
                            }
                        }
                        MISC_CHECK {
                            misc_path /bin/check
                        }
                    }
                }
                """);
        assertThat(balancing)
                .isEqualTo(new Balancing(
                        BalancingSettings.DEFAULT,
                        Optional.empty(),
                        List.of(),
                        List.of(new VirtualServer(
                                new Service.Address(ip("192.0.2.1"), 80, Protocol.TCP),
                                Scheduling.DEFAULT,
                                Forwarding.NAT,
                                Persistence.NONE,
                                Quorum.DEFAULT,
                                List.of(realServer()),
                                Optional.empty(),
                                false,
                                false,
                                false,
                                Optional.empty()))));
    }

    private static RealServer realServer() {
        Connection connection =
                new Connection(ip("192.0.2.2"), 81, Optional.empty(), 0, Optional.empty(), 0, Duration.ofSeconds(5));
        return new RealServer(
                ip("192.0.2.2"),
                81,
                1,
                Forwarding.NAT,
                Limits.NONE,
                false,
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty(),
                List.of(
                        new Checker.Tcp(new Pace(1, SECOND, MINUTE, MINUTE, false, false), connection),
                        new Checker.Dns(new Pace(3, MINUTE, MINUTE, MINUTE, false, false), connection, "SOA", "."),
                        new Checker.Http(
                                new Pace(1, Duration.ofSeconds(3), MINUTE, MINUTE, false, false),
                                connection,
                                new HttpSettings(
                                        false, HttpSettings.Version.V1_0, false, Optional.empty(), false, false),
                                List.of(new HttpUrl(
                                        "/", Optional.empty(), Optional.empty(), List.of(), Optional.empty(), false))),
                        new Checker.Program(
                                new Pace(0, SECOND, MINUTE, MINUTE, false, false),
                                new Command(List.of("/bin/check"), ScriptUser.ROOT),
                                MINUTE,
                                false)));
    }

    @Test
    void everyPropertyOfAVirtualServerCanBeSet() {
        Balancing balancing = load(
                """
                global_defs {
                    lvs_timeouts tcp 1 tcpfin 2 udp 3
                    lvs_flush
                    lvs_flush_on_stop VS
                    lvs_sync_daemon eth0 inst i id 4 maxlen 5 port 6 ttl 7 group 224.0.0.8
                    nftables_ipvs table
                    nftables_ipvs_priority 9
                    nftables_ipvs_start_fwmark 10
                    rs_init_notifies
                }
                SSL {
                    password secret
                    ca /ca
                    certificate /certificate
                    key /key
                }
                virtual_server_group g {
                    192.0.2.16/30 80
                    192.0.2.32-33
                    192.0.2.40-192.0.2.50 443
                    fwmark 3 inet6
                }
                virtual_server fwmark 12 {
                    ip_family inet6
                    lvs_sched sh
                    sh-port
                    flag-3
                    ops
                    hashed
                    lvs_method TUN type gue port 13 remcsum
                    persistence_timeout 14
                    persistence_granularity 64
                    persistence_engine sip
                    quorum 3
                    hysteresis 2
                    quorum_up /bin/up
                    quorum_down "/bin/down it"
                    omega
                    smtp_alert
                    snmp_name name
                    weight 15
                    sorry_server 192.0.2.60 16
                    sorry_server_inhibit
                    sorry_server_lvs_method DR
                    real_server 192.0.2.61 17 {
                        lvs_method TUN type gre csum
                        uthreshold 18
                        lthreshold 19
                        inhibit_on_failure
                        notify_up /bin/rise
                        notify_down /bin/fall
                        smtp_alert off
                        snmp_name other
                    }
                }
                virtual_server group g {
                    protocol UDP
                    lvs_method DR
                    sorry_server 192.0.2.62
                }
                """);
        assertThat(balancing.settings())
                .isEqualTo(new BalancingSettings(
                        new Timeouts(
                                Optional.of(SECOND),
                                Optional.of(Duration.ofSeconds(2)),
                                Optional.of(Duration.ofSeconds(3))),
                        true,
                        FlushOnStop.OUR_SERVERS,
                        Optional.of(new SyncDaemon(
                                "eth0",
                                Optional.of("i"),
                                Optional.of(4),
                                Optional.of(5),
                                Optional.of(6),
                                Optional.of(7),
                                Optional.of(ip("224.0.0.8")))),
                        Optional.of(new MarkRules("table", Optional.of(9), 10)),
                        true));
        assertThat(balancing.tls())
                .contains(new TlsClient(
                        Optional.of("secret"), Optional.of("/ca"), Optional.of("/certificate"), Optional.of("/key")));
        assertThat(balancing.groups())
                .containsExactly(new ServerGroup(
                        "g",
                        List.of(
                                new ServerGroup.Range(ip("192.0.2.16"), ip("192.0.2.19"), 80),
                                new ServerGroup.Range(ip("192.0.2.32"), ip("192.0.2.33"), 0),
                                new ServerGroup.Range(ip("192.0.2.40"), ip("192.0.2.50"), 443),
                                new ServerGroup.Mark(3, Optional.of(Family.IPV6)))));
        assertThat(balancing.servers().get(0)).isEqualTo(everythingSet());
        assertThat(balancing.servers().get(1).service()).isEqualTo(new Service.Group("g", Protocol.UDP));
    }

    private static VirtualServer everythingSet() {
        return new VirtualServer(
                new Service.Mark(12, Optional.of(Family.IPV6)),
                new Scheduling("sh", Set.of(2, 3), true, true),
                new Forwarding(Method.TUNNEL, new Tunnel(TunnelKind.GUE, 13, Checksum.REMOTE)),
                new Persistence(
                        Duration.ofSeconds(14),
                        Optional.of(new Persistence.Granularity(Family.IPV6, 64)),
                        Optional.of("sip")),
                new Quorum(3, 2, command("/bin/up"), command("/bin/down", "it")),
                List.of(new RealServer(
                        ip("192.0.2.61"),
                        17,
                        15,
                        new Forwarding(Method.TUNNEL, new Tunnel(TunnelKind.GRE, 0, Checksum.FULL)),
                        new Limits(18, 19),
                        true,
                        command("/bin/rise"),
                        command("/bin/fall"),
                        false,
                        Optional.of("other"),
                        List.of())),
                Optional.of(new SorryServer(ip("192.0.2.60"), 16, new Forwarding(Method.DIRECT, Tunnel.IPIP), true)),
                false,
                true,
                true,
                Optional.of("name"));
    }

    private static Optional<Command> command(String... words) {
        return Optional.of(new Command(List.of(words), ScriptUser.ROOT));
    }

    private static IpAddress ip(String text) {
        return IpAddress.parse(text);
    }

    private static Balancing load(String text) {
        return TextFiles.load(text).configuration().orElseThrow().balancing();
    }
}
