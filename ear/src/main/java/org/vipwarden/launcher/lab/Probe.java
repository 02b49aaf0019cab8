package org.vipwarden.launcher.lab;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.vipwarden.launcher.lab.inside.Prober;

/** The client: asks the web server at the virtual address every few milliseconds and remembers who answered. */
public final class Probe implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(400);

    /**
     * A request and its answer.
     *
     * @param sent when the client asked
     * @param by the line that came back, empty when none did in time
     */
    public record Answer(Instant sent, Optional<String> by) {
        boolean good() {
            return by.isPresent();
        }
    }

    private final Timeline<Answer> answers = new Timeline<>();
    private final Listening program;

    private Probe(Lab lab, String address, Duration interval) {
        List<String> command = Java.program(
                Prober.class, address, "80", Long.toString(interval.toMillis()), Long.toString(PATIENCE.toMillis()));
        this.program = Listening.to("client", lab.program(Host.CLIENT, command), this::take);
    }

    /** Starts to ask. */
    public static Probe of(Lab lab, String address, Duration interval) {
        return new Probe(lab, address, interval);
    }

    private void take(String line) {
        int space = line.indexOf(' ');
        if (space > 0 && Character.isDigit(line.charAt(0))) {
            Instant sent = Instant.EPOCH.plus(Long.parseLong(line.substring(0, space)), ChronoUnit.MICROS);
            String by = line.substring(space + 1);
            answers.add(new Answer(sent, by.equals("-") ? Optional.empty() : Optional.of(by)));
        }
    }

    /** Waits for an answer of the given node to a request sent at or after the given time; gives that time. */
    public Optional<Instant> awaitAnswer(Host by, Instant since, Duration timeout) {
        return answers.await(
                        a -> a.by().equals(Optional.of(by.label())) && !a.sent().isBefore(since), timeout)
                .map(Answer::sent);
    }

    /** Waits for an answer of anybody to a request sent at or after the given time; gives that time. */
    public Optional<Instant> awaitAnyAnswer(Instant since, Duration timeout) {
        return answers.await(a -> a.good() && !a.sent().isBefore(since), timeout)
                .map(Answer::sent);
    }

    /** Who answered last. */
    public Optional<String> lastAnswerBy() {
        return answers.last(a -> true).flatMap(Answer::by);
    }

    /**
     * The longest time without a good answer that ended after the given time.
     *
     * <p>Only requests up to {@code until} count: a younger one may still be waiting for its answer.
     */
    public Outage worstOutage(Instant since, Instant until) {
        return Outage.worst(answers.all(), since, until);
    }

    @Override
    public void close() {
        program.process().descendants().forEach(ProcessHandle::destroyForcibly);
        program.awaitEnd(Duration.ofSeconds(10));
    }
}
