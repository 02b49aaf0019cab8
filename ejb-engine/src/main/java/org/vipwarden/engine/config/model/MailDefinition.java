package org.vipwarden.engine.config.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How alerts are mailed.
 *
 * @param server {@code smtp_server}; without it there is no mail
 * @param to {@code notification_email}; without any there is no mail
 * @param from {@code notification_email_from}
 * @param helloName {@code smtp_helo_name}
 * @param timeout {@code smtp_connect_timeout}, for the connection and for each answer
 * @param faults whether entering FAULT is mailed; not with {@code no_email_faults}
 */
public record MailDefinition(
        Optional<Server> server, List<String> to, String from, String helloName, Duration timeout, boolean faults) {
    /** No mail. */
    public static final MailDefinition NONE =
            new MailDefinition(Optional.empty(), List.of(), "", "localhost", Duration.ofSeconds(30), true);

    public MailDefinition {
        to = List.copyOf(to);
    }

    /** Whether there is somebody to write to, and somebody to bring it. */
    public boolean isPossible() {
        return server.isPresent() && !to.isEmpty();
    }

    /** A mail server; it is looked up when something is sent. */
    public record Server(String host, int port) {}
}
