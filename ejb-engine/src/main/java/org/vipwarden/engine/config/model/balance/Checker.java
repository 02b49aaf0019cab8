package org.vipwarden.engine.config.model.balance;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.config.model.Command;

/** What finds out whether a real server works. */
public sealed interface Checker {

    /**
     * {@code HTTP_GET} and {@code SSL_GET}: asks for pages.
     *
     * @param urls one after the other, at least one
     */
    record Http(Pace pace, Connection connection, HttpSettings settings, List<HttpUrl> urls) implements Checker {
        public Http {
            urls = List.copyOf(urls);
        }
    }

    /** {@code TCP_CHECK}: connects. */
    record Tcp(Pace pace, Connection connection) implements Checker {}

    /**
     * {@code SMTP_CHECK}: says hello.
     *
     * @param heloName default {@code smtpchecker.keepalived.org}
     */
    record Smtp(Pace pace, Connection connection, String heloName) implements Checker {}

    /**
     * {@code DNS_CHECK}: asks for a record.
     *
     * @param type default {@code SOA}
     * @param name default the root
     */
    record Dns(Pace pace, Connection connection, String type, String name) implements Checker {}

    /**
     * {@code UDP_CHECK}: sends a packet.
     *
     * @param payload in hexadecimal digits; anything when absent
     */
    record Udp(Pace pace, Connection connection, Optional<String> payload, Optional<Reply> reply) implements Checker {}

    /** {@code PING_CHECK}: sends an echo request. */
    record Ping(Pace pace, Connection connection) implements Checker {}

    /**
     * {@code FILE_CHECK}: reads a {@code track_file}.
     *
     * @param weight what the number in the file is multiplied with; absent for that of the file
     */
    record TrackedFile(String name, Optional<Integer> weight) implements Checker {}

    /**
     * {@code MISC_CHECK}: runs a program.
     *
     * @param timeout default the virtual server's {@code delay_loop}
     * @param dynamic {@code misc_dynamic}: the exit code is a weight
     */
    record Program(Pace pace, Command command, Duration timeout, boolean dynamic) implements Checker {}

    /** {@code BFD_CHECK}: follows a {@code bfd_instance}. */
    record Bfd(String name, boolean alpha) implements Checker {}

    /**
     * {@code require_reply}: what must come back.
     *
     * @param pattern in hexadecimal digits, X for any; absent when anything will do
     * @param least 0 to 65,535 bytes, default 0
     * @param most 0 to 65,535 bytes, default 255
     */
    record Reply(Optional<String> pattern, int least, int most) {}
}
