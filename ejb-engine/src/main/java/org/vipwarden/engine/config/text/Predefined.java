package org.vipwarden.engine.config.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/** The names that are defined by themselves, all of which begin with an underscore. */
final class Predefined {
    private static final int MOST_RANDOM = 32_767;
    private static final int LONGEST_NUMBER = 9;

    private final ConfigurationFiles files;
    private final Reading reading;
    private RandomGenerator random;

    Predefined(ConfigurationFiles files, Reading reading) {
        this.files = files;
        this.reading = reading;
        this.random = reading.random();
    }

    /** From here on the same seed gives the same numbers. */
    void seed(long seed) {
        random = new Random(seed);
    }

    /**
     * The value of a name.
     *
     * @param arguments the words behind it in its braces
     * @param file the file that is read
     * @return empty when there is no such name
     */
    Optional<String> value(String name, List<String> arguments, Path file) {
        return switch (name) {
            case "_PWD" -> Optional.of(files.directoryOf(file).toString());
            case "_INSTANCE" -> Optional.of(reading.configId());
            case "_HASH" -> Optional.of("#");
            case "_BANG" -> Optional.of("!");
            case "_RANDOM" -> random(arguments);
            case "_ENV" -> arguments.stream().findFirst().map(this::variable);
            default -> Optional.empty();
        };
    }

    private String variable(String name) {
        String value = reading.environment().apply(name);
        return value == null ? "" : value;
    }

    private Optional<String> random(List<String> bounds) {
        boolean numbers = bounds.stream().allMatch(Predefined::isNumber);
        if (!numbers) {
            return Optional.empty();
        }
        int one = bounds.isEmpty() ? 0 : Integer.parseInt(bounds.get(0));
        int other = bounds.size() < 2 ? MOST_RANDOM : Integer.parseInt(bounds.get(1));
        long value = random.nextLong(Math.min(one, other), (long) Math.max(one, other) + 1);
        return Optional.of(Long.toString(value));
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_NUMBER
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
