package org.vipwarden.rules.text;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.vipwarden.rules.fact.Fact;
import org.vipwarden.rules.fact.Health;
import org.vipwarden.rules.fact.Tracker;
import org.vipwarden.rules.fact.VirtualRouter;
import org.vipwarden.rules.verdict.Verdict;

/** The types and constants that a rule may name. */
public final class Vocabulary {
    private static final List<Class<?>> ENUMS = List.of(Health.class, VirtualRouter.Role.class, Tracker.Kind.class);
    private static final List<Class<?>> JAVA = List.of(
            Boolean.class,
            Double.class,
            Integer.class,
            Long.class,
            Math.class,
            Number.class,
            Object.class,
            String.class,
            Collection.class,
            List.class,
            Map.class,
            Set.class,
            Duration.class);

    private static final Map<String, Class<?>> TYPES = new LinkedHashMap<>();
    private static final Set<String> CONSTANTS = new LinkedHashSet<>(List.of("MAX_VALUE", "MIN_VALUE", "ZERO"));

    static {
        Stream.of(facts(), verdicts(), ENUMS, List.<Class<?>>of(Fact.class, Verdict.class), JAVA)
                .flatMap(List::stream)
                .forEach(type -> TYPES.put(type.getSimpleName(), type));
        ENUMS.forEach(type ->
                Arrays.stream(type.getEnumConstants()).forEach(constant -> CONSTANTS.add(((Enum<?>) constant).name())));
    }

    private Vocabulary() {}

    /** The facts. */
    public static List<Class<?>> facts() {
        return List.of(Fact.class.getPermittedSubclasses());
    }

    /** The verdicts, in the order of their declaration. */
    public static List<Class<?>> verdicts() {
        return List.of(Verdict.class.getPermittedSubclasses());
    }

    /** Every type by its simple name. */
    public static Map<String, Class<?>> types() {
        return Map.copyOf(TYPES);
    }

    /** Whether a capitalized name means something. */
    public static boolean knows(String name) {
        return TYPES.containsKey(name) || CONSTANTS.contains(name);
    }

    /** Whether a rule may write {@code new} before the name. */
    public static boolean mayBeMade(String name) {
        Class<?> type = TYPES.get(name);
        return type != null && type.isRecord() && Verdict.class.isAssignableFrom(type);
    }

    /** The words that could have been meant, nearest first; empty when none is near. */
    static List<String> near(String name) {
        return Stream.concat(TYPES.keySet().stream(), CONSTANTS.stream())
                .filter(word -> Distance.between(word, name) <= Math.max(1, name.length() / 4))
                .sorted(Comparator.comparingInt(word -> Distance.between(word, name)))
                .toList();
    }
}
