package org.vipwarden.engine.config.model.balance;

import java.time.Duration;
import java.util.Optional;
import org.vipwarden.engine.unit.Family;

/**
 * Whether a client comes to the same real server again.
 *
 * @param timeout {@code persistence_timeout}, 1 to 2,678,400 s; zero for not at all
 * @param granularity which clients count as one; each by itself when absent
 * @param engine {@code persistence_engine}, for example {@code sip}
 */
public record Persistence(Duration timeout, Optional<Granularity> granularity, Optional<String> engine) {
    public static final Persistence NONE = new Persistence(Duration.ZERO, Optional.empty(), Optional.empty());

    /**
     * {@code persistence_granularity}: clients of the same network.
     *
     * @param prefixLength 1 to 32 or 128
     */
    public record Granularity(Family family, int prefixLength) {}
}
