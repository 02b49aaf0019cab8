package org.vipwarden.launcher.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vipwarden.launcher.lab.Probe.Answer;

/**
 * A time without a good answer: from the last request that was answered to the next one that was.
 *
 * @param until empty while it lasts
 */
public record Outage(Instant from, Optional<Instant> until) {

    /** How long it was; so far, while it lasts. */
    public Duration length() {
        return Duration.between(from, until.orElseGet(Instant::now));
    }

    /** The longest one that ended after {@code since}, seen by the requests up to {@code until}; or the one that lasts. */
    static Outage worst(List<Answer> answers, Instant since, Instant until) {
        List<Instant> good = answers.stream()
                .filter(Answer::good)
                .map(Answer::sent)
                .filter(sent -> !sent.isAfter(until))
                .sorted()
                .toList();
        Outage worst = new Outage(since, Optional.of(since));
        Instant previous = since;
        for (Instant sent : good) {
            if (sent.isAfter(since)) {
                Outage candidate = new Outage(previous, Optional.of(sent));
                worst = candidate.length().compareTo(worst.length()) > 0 ? candidate : worst;
            }
            previous = sent;
        }
        return previous.isAfter(since) ? worst : new Outage(previous, Optional.empty());
    }
}
