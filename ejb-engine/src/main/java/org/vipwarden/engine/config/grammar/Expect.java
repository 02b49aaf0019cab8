package org.vipwarden.engine.config.grammar;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.text.Word;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.Ipv6;

/** The kinds of arguments. */
final class Expect {
    private Expect() {}

    /** Nothing: that the keyword stands there says all. */
    static Arguments<Boolean> nothing() {
        return new OneWord<>("nothing", Optional.of(true)) {
            @Override
            int words() {
                return 0;
            }

            @Override
            Optional<Boolean> parse(String text) {
                return Optional.of(true);
            }
        };
    }

    /** A boolean; true when it is left out. */
    static Arguments<Boolean> yesOrNo() {
        return new OneWord<>("true, on or yes; or false, off or no", Optional.of(true)) {
            @Override
            Optional<Boolean> parse(String text) {
                return switch (text) {
                    case "true", "on", "yes" -> Optional.of(true);
                    case "false", "off", "no" -> Optional.of(false);
                    default -> Optional.empty();
                };
            }
        };
    }

    /** A whole number within a range. */
    static Arguments<Integer> whole(int min, int max) {
        String range = max == Integer.MAX_VALUE ? "from " + min : "from " + min + " to " + max;
        return new OneWord<>("a whole number " + range) {
            @Override
            Optional<Integer> parse(String text) {
                return Numbers.whole(text, min, max).stream().boxed().findFirst();
            }
        };
    }

    /** A whole number of 32 bits without a sign. */
    static Arguments<Long> unsigned() {
        return wholeLong(0, 0xffff_ffffL);
    }

    /** A whole number within a range that an int may not hold. */
    static Arguments<Long> wholeLong(long min, long max) {
        return new OneWord<>("a whole number from " + min + " to " + max) {
            @Override
            Optional<Long> parse(String text) {
                return Numbers.wholeLong(text, min, max).stream().boxed().findFirst();
            }
        };
    }

    /** A whole number within a range, or nothing for the given one. */
    static Arguments<Integer> wholeOr(int min, int max, int whenAbsent) {
        return new OneWord<>(
                "a whole number from " + min + " to " + max + ", or nothing for " + whenAbsent,
                Optional.of(whenAbsent)) {
            @Override
            Optional<Integer> parse(String text) {
                return Numbers.whole(text, min, max).stream().boxed().findFirst();
            }
        };
    }

    /** A port number, or {@code off}. */
    static Arguments<OptionalInt> portOrOff() {
        return new OneWord<>("a port from 1 to 65535, or off") {
            @Override
            Optional<OptionalInt> parse(String text) {
                OptionalInt port = Numbers.whole(text, 1, 65_535);
                return text.equals("off") || port.isPresent() ? Optional.of(port) : Optional.empty();
            }
        };
    }

    /** Decimal seconds within a range, to the microsecond. */
    static Arguments<Duration> seconds(String min, String max) {
        Duration least = Numbers.seconds(min).orElseThrow();
        Duration most = Numbers.seconds(max).orElseThrow();
        return new OneWord<>("seconds from " + min + " to " + max + ", for example 1 or 0.5") {
            @Override
            Optional<Duration> parse(String text) {
                return Numbers.seconds(text).filter(value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0);
            }
        };
    }

    /** Decimal milliseconds within a range, to the microsecond. */
    static Arguments<Duration> millis(String min, String max) {
        Duration least = Numbers.seconds(min).orElseThrow();
        Duration most = Numbers.seconds(max).orElseThrow();
        return new OneWord<>("milliseconds from " + min + " to " + max + ", for example 50 or 3.3") {
            @Override
            Optional<Duration> parse(String text) {
                return Numbers.seconds(text)
                        .filter(value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0)
                        .map(thousandfold -> Duration.of(thousandfold.toMillis(), ChronoUnit.MICROS));
            }
        };
    }

    /** One of some words. */
    static Arguments<String> oneOf(String... choices) {
        List<String> known = List.of(choices);
        return new OneWord<>(String.join(" or ", choices)) {
            @Override
            Optional<String> parse(String text) {
                return known.contains(text) ? Optional.of(text) : Optional.empty();
            }
        };
    }

    /** A word of any kind. */
    static Arguments<String> word(String what) {
        return new OneWord<>(what) {
            @Override
            Optional<String> parse(String text) {
                return text.isEmpty() ? Optional.empty() : Optional.of(text);
            }
        };
    }

    /** The name of a block: exactly one word, else the block has no name, as in keepalived. */
    static Arguments<String> name() {
        return new Arguments<>() {
            @Override
            public String expected() {
                return "a name, in quotes when it has spaces";
            }

            @Override
            public Optional<String> read(Statement statement, Report report) {
                if (statement.arguments().size() == 1) {
                    return Optional.of(statement.arguments().get(0).text());
                }
                boolean none = statement.arguments().isEmpty();
                report.error(
                        none ? statement.keyword().place() : statement.from(0),
                        "'" + statement.keyword() + (none ? "' has no name" : "' has more than one name")
                                + ": the block is ignored",
                        expected());
                return Optional.empty();
            }
        };
    }

    static Arguments<Ipv4> ipv4() {
        return new OneWord<>("an IPv4 address, for example 192.0.2.1") {
            @Override
            Optional<Ipv4> parse(String text) {
                return Numbers.ipv4(text);
            }
        };
    }

    static Arguments<Ipv6> ipv6() {
        return new OneWord<>("an IPv6 address, for example ff02::12") {
            @Override
            Optional<Ipv6> parse(String text) {
                return Numbers.address(text).filter(Ipv6.class::isInstance).map(Ipv6.class::cast);
            }
        };
    }

    /** An address of either family. */
    static Arguments<IpAddress> address() {
        return new OneWord<>("an address, for example 192.0.2.1 or fe80::1") {
            @Override
            Optional<IpAddress> parse(String text) {
                return Numbers.address(text);
            }
        };
    }

    /** Nothing, or one word. */
    static Arguments<Boolean> nothingOr(String word) {
        return new OneWord<>(word + ", or nothing", Optional.of(false)) {
            @Override
            Optional<Boolean> parse(String text) {
                return text.equals(word) ? Optional.of(true) : Optional.empty();
            }
        };
    }

    /** Words that nobody looks at closely yet, at least as many as said. */
    static Arguments<List<String>> words(int least, String what) {
        return new Arguments<>() {
            @Override
            public String expected() {
                return what;
            }

            @Override
            public Optional<List<String>> read(Statement statement, Report report) {
                if (statement.arguments().size() < least) {
                    report.error(
                            statement.keyword().place(), "'" + statement.keyword() + "' needs more behind it", what);
                    return Optional.empty();
                }
                return Optional.of(
                        statement.arguments().stream().map(Word::text).toList());
            }
        };
    }

    /** {@code USER [GROUP]}. */
    static Arguments<Account> account() {
        return new AccountArguments();
    }

    /** A command that is one word, in quotes when it has arguments; {@code USER [GROUP]} may follow when allowed. */
    static Arguments<CommandLine> command(boolean account) {
        return new CommandArguments(account);
    }

    /** As {@link #command}, or nothing at all: one or none. */
    static Arguments<List<CommandLine>> commandOrNothing() {
        return new CommandArguments.OrNothing();
    }

    /** A file, and whose it is: {@code FILE [USER [GROUP]]}. */
    static Arguments<OwnedFile> ownedFile() {
        return new OwnedFileArguments();
    }
}
