package org.vipwarden.launcher.lab;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The addresses, of both families, that a host gets and loses, as its kernel announces them (rtnetlink, through {@code ip monitor}). */
public final class AddressWatch {
    private static final Pattern EVENT =
            Pattern.compile("\\[(\\S+)]\\s*(Deleted )?\\d+: \\S+\\s+inet6? ([\\da-f.:]+)[/ ].*");

    /**
     * An address appeared, was renewed, or vanished.
     *
     * @param at when the kernel's message was read: at most a few milliseconds later than the fact
     */
    public record Event(Instant at, String address, boolean held) {}

    /** A time during which an address was held; without an end it still is. */
    public record Hold(Instant from, Optional<Instant> to) {

        /** This time, but no longer than until the given one. */
        public Hold until(Instant end) {
            return new Hold(from, Optional.of(to.filter(t -> t.isBefore(end)).orElse(end)));
        }

        /** This time, but not before the given one. */
        public Hold since(Instant start) {
            return new Hold(from.isBefore(start) ? start : from, to);
        }

        /** How long this time and the other ran together; up to now, when both still do. */
        public Duration overlap(Hold other) {
            Instant start = from.isAfter(other.from) ? from : other.from;
            Instant end = Stream.of(to, other.to)
                    .flatMap(Optional::stream)
                    .min(Comparator.naturalOrder())
                    .orElseGet(Instant::now);
            return end.isAfter(start) ? Duration.between(start, end) : Duration.ZERO;
        }
    }

    private final Timeline<Event> events = new Timeline<>();

    private AddressWatch() {}

    /** Starts to watch a host; when this returns, nothing is missed any more. */
    public static AddressWatch on(Lab lab, Host host) {
        AddressWatch watch = new AddressWatch();
        ProcessBuilder monitor = lab.program(host, List.of("ip", "-ts", "monitor", "address"));
        monitor.environment().put("TZ", "UTC0");
        Listening.to("addresses of " + host.label(), monitor, watch::take);
        watch.awaitReady(lab, host);
        return watch;
    }

    /** The monitor does not say when it listens, so it is shown addresses until it reports one. */
    private void awaitReady(Lab lab, Host host) {
        for (int i = 1; i <= 50; i++) {
            String probe = "127.0.1." + i;
            lab.run(host, "ip", "addr", "add", probe + "/32", "dev", "lo");
            boolean seen = events.await(e -> e.address().equals(probe), Duration.ofMillis(100))
                    .isPresent();
            lab.run(host, "ip", "addr", "del", probe + "/32", "dev", "lo");
            if (seen) {
                return;
            }
        }
        throw new LabFailure("'ip monitor' on " + host.label() + " reports nothing");
    }

    private void take(String line) {
        parse(line).ifPresent(events::add);
    }

    /** Reads a line of {@code ip -ts monitor address} that was written in UTC; other lines are not events. */
    static Optional<Event> parse(String line) {
        Matcher event = EVENT.matcher(line);
        if (!event.matches()) {
            return Optional.empty();
        }
        Instant at = LocalDateTime.parse(event.group(1)).toInstant(ZoneOffset.UTC);
        return Optional.of(new Event(at, event.group(3), event.group(2) == null));
    }

    /** Whether the host has the address now. */
    public boolean holds(String address) {
        return events.last(e -> e.address().equals(address)).map(Event::held).orElse(false);
    }

    /** When the host had the address, or had it renewed, at or after the given time. */
    public Optional<Instant> awaitHeld(String address, Instant since, Duration timeout) {
        return await(address, true, since, timeout);
    }

    /** When the host lost the address, at or after the given time. */
    public Optional<Instant> awaitGone(String address, Instant since, Duration timeout) {
        return await(address, false, since, timeout);
    }

    private Optional<Instant> await(String address, boolean held, Instant since, Duration timeout) {
        return events.await(e -> e.address().equals(address) && e.held() == held && !e.at().isBefore(since), timeout)
                .map(Event::at);
    }

    /** All the times during which the host held the address. */
    public List<Hold> holds(String address, Instant since) {
        List<Hold> holds = new ArrayList<>();
        Instant from = null;
        for (Event event : events.all()) {
            if (!event.address().equals(address)) {
                continue;
            }
            if (event.held() && from == null) {
                from = event.at();
            } else if (!event.held() && from != null) {
                holds.add(new Hold(from, Optional.of(event.at())));
                from = null;
            }
        }
        if (from != null) {
            holds.add(new Hold(from, Optional.empty()));
        }
        return holds.stream()
                .filter(hold -> hold.to().map(to -> to.isAfter(since)).orElse(true))
                .toList();
    }
}
