package org.vipwarden.engine.config.text;

import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * What the text of a configuration depends on beside the files.
 *
 * @param configId what {@code @id} lines are compared with ({@code -i}), and what {@code ${_INSTANCE}} becomes
 * @param environment the value of a variable of the environment, null when it is not set: {@code ${_ENV NAME}}
 * @param random for {@code ${_RANDOM}}, until {@code random_seed} says otherwise
 * @param includeChecks what is an error in every {@code include} ({@code -e})
 * @param mostLines how many lines there may be after all expansions, so that definitions that repeat each other end
 */
public record Reading(
        String configId,
        UnaryOperator<String> environment,
        RandomGenerator random,
        Set<IncludeCheck> includeChecks,
        int mostLines) {
    /** Five times the largest example of keepalived's manual. */
    private static final int MOST_LINES = 6_000_000;

    public Reading {
        includeChecks = Set.copyOf(includeChecks);
    }

    /** As it is on a machine of the given name when no option says otherwise: its id is the name up to the first dot. */
    public static Reading of(String hostName) {
        int dot = hostName.indexOf('.');
        String id = dot > 0 ? hostName.substring(0, dot) : hostName;
        return new Reading(id, System::getenv, new Random(), Set.of(), MOST_LINES);
    }

    public Reading withConfigId(String other) {
        return new Reading(other, environment, random, includeChecks, mostLines);
    }

    public Reading withIncludeChecks(Set<IncludeCheck> others) {
        return new Reading(configId, environment, random, others, mostLines);
    }

    public Reading withEnvironment(UnaryOperator<String> other) {
        return new Reading(configId, other, random, includeChecks, mostLines);
    }

    public Reading withRandom(RandomGenerator other) {
        return new Reading(configId, environment, other, includeChecks, mostLines);
    }

    public Reading withMostLines(int most) {
        return new Reading(configId, environment, random, includeChecks, most);
    }
}
