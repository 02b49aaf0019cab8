package org.vipwarden.engine.config.print;

import java.util.stream.Collectors;
import org.vipwarden.engine.config.model.balance.Checker;
import org.vipwarden.engine.config.model.balance.Connection;
import org.vipwarden.engine.config.model.balance.HttpSettings;
import org.vipwarden.engine.config.model.balance.HttpUrl;
import org.vipwarden.engine.config.model.balance.Pace;

/** Prints the checkers of a {@code real_server}. */
final class CheckerPrinter {
    private final Printed out;

    CheckerPrinter(Printed out) {
        this.out = out;
    }

    void print(Checker checker) {
        if (checker instanceof Checker.Http http) {
            http(http);
        } else if (checker instanceof Checker.Tcp tcp) {
            block("TCP_CHECK", tcp.pace(), tcp.connection(), () -> {});
        } else if (checker instanceof Checker.Ping ping) {
            block("PING_CHECK", ping.pace(), ping.connection(), () -> {});
        } else if (checker instanceof Checker.Smtp smtp) {
            block(
                    "SMTP_CHECK",
                    smtp.pace(),
                    smtp.connection(),
                    () -> out.line("helo_name", Printed.word(smtp.heloName())));
        } else if (checker instanceof Checker.Dns dns) {
            block("DNS_CHECK", dns.pace(), dns.connection(), () -> {
                out.line("type", dns.type());
                out.line("name", Printed.word(dns.name()));
            });
        } else if (checker instanceof Checker.Udp udp) {
            udp(udp);
        } else {
            withoutConnection(checker);
        }
    }

    private void withoutConnection(Checker checker) {
        if (checker instanceof Checker.TrackedFile file) {
            out.block("FILE_CHECK", () -> {
                out.line("track_file", Printed.word(file.name()));
                out.maybe("weight", file.weight());
            });
        } else if (checker instanceof Checker.Program program) {
            out.block("MISC_CHECK", () -> {
                pace(program.pace());
                out.line("misc_path", Printed.quotedTwice(program.command().words()));
                String user = out.user(program.command().user());
                out.lineIf(!user.isEmpty(), "user", user);
                out.line("misc_timeout", Printed.seconds(program.timeout()));
                out.lineIf(program.dynamic(), "misc_dynamic");
            });
        } else if (checker instanceof Checker.Bfd bfd) {
            out.block("BFD_CHECK", () -> {
                out.line("name", Printed.word(bfd.name()));
                out.lineIf(bfd.alpha(), "alpha");
            });
        }
    }

    private void block(String keyword, Pace pace, Connection connection, Runnable more) {
        out.block(keyword, () -> {
            connection(connection);
            pace(pace);
            more.run();
        });
    }

    private void connection(Connection connection) {
        out.line("connect_ip", connection.address());
        out.lineIf(connection.port() != 0, "connect_port", connection.port());
        out.maybe("bindto", connection.bindAddress());
        out.lineIf(connection.bindPort() != 0, "bind_port", connection.bindPort());
        out.maybe("bind_if", connection.bindInterface());
        out.lineIf(connection.mark() != 0, "fwmark", connection.mark());
        out.line("connect_timeout", Printed.seconds(connection.timeout()));
    }

    private void pace(Pace pace) {
        out.line("retry", pace.retries());
        out.line("delay_before_retry", Printed.seconds(pace.delayBeforeRetry()));
        out.line("warmup", Printed.seconds(pace.warmup()));
        out.line("delay_loop", Printed.seconds(pace.interval()));
        out.lineIf(pace.alpha(), "alpha");
        out.lineIf(pace.logsAllFailures(), "log_all_failures");
    }

    private void udp(Checker.Udp udp) {
        block("UDP_CHECK", udp.pace(), udp.connection(), () -> {
            out.maybe("payload", udp.payload());
            udp.reply().ifPresent(reply -> {
                out.line("require_reply", reply.pattern().orElse(""));
                out.line("min_reply_length", reply.least());
                out.line("max_reply_length", reply.most());
            });
        });
    }

    private void http(Checker.Http http) {
        HttpSettings settings = http.settings();
        block(settings.tls() ? "SSL_GET" : "HTTP_GET", http.pace(), http.connection(), () -> {
            out.line("http_protocol", settings.version().written());
            out.lineIf(settings.serverName(), "enable_sni");
            out.maybe("sni_name", settings.otherServerName().map(Printed::word));
            out.lineIf(settings.fastRecovery(), "fast_recovery");
            out.lineIf(settings.tlsCompliant(), "tls_compliant");
            http.urls().forEach(url -> out.block("url", () -> url(url)));
        });
    }

    private void url(HttpUrl url) {
        out.line("path", Printed.word(url.path()));
        out.maybe("virtualhost", url.host().map(Printed::word));
        out.maybe("digest", url.digest());
        if (!url.codes().isEmpty()) {
            out.line(
                    "status_code",
                    url.codes().stream()
                            .map(codes -> codes.first() + (codes.first() == codes.last() ? "" : "-" + codes.last()))
                            .collect(Collectors.joining(" ")));
        }
        url.pattern().ifPresent(pattern -> {
            out.line("regex", Printed.word(pattern.text()));
            out.lineIf(pattern.inverted(), "regex_no_match");
            out.lineIf(!pattern.options().isEmpty(), "regex_options", String.join(" ", pattern.options()));
            out.lineIf(pattern.least() != 0, "regex_min_offset", pattern.least());
            out.lineIf(pattern.most() != 0, "regex_max_offset", pattern.most());
        });
        out.lineIf(url.tlsCompliant(), "tls_compliant");
    }
}
