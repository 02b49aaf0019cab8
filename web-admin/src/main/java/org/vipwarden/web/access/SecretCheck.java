package org.vipwarden.web.access;

import java.util.Optional;
import org.vipwarden.web.Problem;

/** Decides on an {@code Authorization} header. */
final class SecretCheck {
    private static final String SCHEME = "Bearer ";

    private final StartSecret secret;
    private final Throttle throttle;

    SecretCheck(StartSecret secret, Throttle throttle) {
        this.secret = secret;
        this.throttle = throttle;
    }

    /**
     * What speaks against it; empty when it may pass.
     *
     * @param authorization the header; null when there was none
     */
    Optional<Problem> objection(String authorization) {
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            return Optional.of(new Problem(
                    401,
                    "Secret needed",
                    "Send the content of jmx.secret in the run directory as Authorization: Bearer."));
        }
        if (!throttle.open()) {
            return Optional.of(new Problem(429, "Too many wrong secrets", "Wait a few seconds and try again."));
        }
        Optional<Boolean> right = secret.is(authorization.substring(SCHEME.length()));
        if (right.isEmpty()) {
            return Optional.of(new Problem(
                    403,
                    "No secret on this server",
                    "It was not started by vipwarden run; use JMX to change something."));
        }
        if (right.get()) {
            return Optional.empty();
        }
        throttle.failed();
        return Optional.of(new Problem(401, "Wrong secret", "It changes with every start; read jmx.secret again."));
    }
}
