package org.vipwarden.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.config.model.Command;
import org.vipwarden.engine.config.model.ScriptUser;
import org.vipwarden.engine.config.model.balance.Checker;
import org.vipwarden.engine.config.model.balance.Connection;
import org.vipwarden.engine.config.model.balance.HttpSettings;
import org.vipwarden.engine.config.model.balance.HttpUrl;
import org.vipwarden.engine.config.model.balance.Pace;
import org.vipwarden.engine.unit.IpAddress;

/** Every property of a checker is set once, in the checker itself or where it is inherited from. */
class CheckerPropertiesTest {
    private static final Pace INHERITED = new Pace(2, seconds(3), seconds(4), seconds(5), true, true);
    private static final Connection NEAR =
            new Connection(IpAddress.parse("192.0.2.2"), 80, Optional.empty(), 0, Optional.empty(), 0, seconds(6));

    @Test
    void aCheckerInheritsFromItsServersOrSaysItself() {
        assertThat(
                        checkers(
                                """
                        TCP_CHECK {
                        }
                        TCP_CHECK {
                            connect_ip 192.0.2.3
                            connect_port 7
                            bindto 192.0.2.4
                            bind_port 8
                            bind_if eth0
                            connect_timeout 9
                            fwmark 10
                            retry 11
                            delay_before_retry 12
                            warmup 13
                            delay_loop 14
                            alpha off
                            log_all_failures off
                        }
                        """))
                .containsExactly(
                        new Checker.Tcp(INHERITED, NEAR),
                        new Checker.Tcp(
                                new Pace(11, seconds(12), seconds(13), seconds(14), false, false),
                                new Connection(
                                        IpAddress.parse("192.0.2.3"),
                                        7,
                                        Optional.of(IpAddress.parse("192.0.2.4")),
                                        8,
                                        Optional.of("eth0"),
                                        10,
                                        seconds(9))));
    }

    @Test
    void everyPropertyOfAPageCanBeSet() {
        assertThat(
                        checkers(
                                """
                        SSL_GET {
                            http_protocol 1.1
                            enable_sni
                            sni_name other
                            fast_recovery
                            tls_compliant
                            url {
                                path /a
                                virtualhost host
                                digest 0123456789abcdef0123456789ABCDEF
                                status_code 200 300-302
                                regex "a b"
                                regex_no_match
                                regex_options caseless
                                regex_min_offset 1
                                regex_max_offset 2
                                tls_compliant
                            }
                        }
                        """))
                .containsExactly(new Checker.Http(
                        INHERITED,
                        NEAR,
                        new HttpSettings(true, HttpSettings.Version.V1_1, true, Optional.of("other"), true, true),
                        List.of(new HttpUrl(
                                "/a",
                                Optional.of("host"),
                                Optional.of("0123456789abcdef0123456789abcdef"),
                                List.of(new HttpUrl.Codes(200, 200), new HttpUrl.Codes(300, 302)),
                                Optional.of(new HttpUrl.Pattern("a b", true, List.of("caseless"), 1, 2)),
                                true))));
    }

    @Test
    void everyPropertyOfTheOthersCanBeSet() {
        assertThat(
                        checkers(
                                """
                        SMTP_CHECK {
                            helo_name me
                        }
                        DNS_CHECK {
                            type A
                            name example.org
                        }
                        UDP_CHECK {
                            payload Ab12f 3
                            require_reply 1X
                            min_reply_length 7
                            max_reply_length 8
                        }
                        PING_CHECK {
                        }
                        FILE_CHECK {
                            track_file f
                            weight 9 reverse
                        }
                        MISC_CHECK {
                            misc_path "/bin/check it"
                            misc_timeout 10
                            misc_dynamic
                            user nobody nogroup
                        }
                        BFD_CHECK {
                            name b
                        }
                        """))
                .containsExactly(
                        new Checker.Smtp(INHERITED, NEAR, "me"),
                        new Checker.Dns(INHERITED, NEAR, "A", "example.org"),
                        new Checker.Udp(
                                INHERITED,
                                NEAR,
                                Optional.of("AB120F03"),
                                Optional.of(new Checker.Reply(Optional.of("1X"), 7, 8))),
                        new Checker.Ping(INHERITED, NEAR),
                        new Checker.TrackedFile("f", Optional.of(-9)),
                        new Checker.Program(
                                INHERITED,
                                new Command(
                                        List.of("/bin/check", "it"), new ScriptUser("nobody", Optional.of("nogroup"))),
                                seconds(10),
                                true),
                        new Checker.Bfd("b", true));
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static List<Checker> checkers(String text) {
        return TextFiles.load(
                        """
                        global_defs {
                            checker_log_all_failures
                        }
                        virtual_server 192.0.2.1 80 {
                            protocol TCP
                            lvs_method NAT
                            retry 2
                            delay_before_retry 3
                            connect_timeout 6
                            real_server 192.0.2.2 80 {
                                warmup 4
                                delay_loop 5
                                alpha
                        %s
                            }
                        }
                        """
                                .formatted(text))
                .configuration()
                .orElseThrow()
                .balancing()
                .servers()
                .get(0)
                .servers()
                .get(0)
                .checkers();
    }
}
