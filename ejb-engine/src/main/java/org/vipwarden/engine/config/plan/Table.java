package org.vipwarden.engine.config.plan;

import java.util.List;
import java.util.function.Function;

/**
 * A kind of thing that a configuration has several of.
 *
 * @param keyword of its block
 * @param rows where a configuration has them
 * @param key what tells one from another
 * @param name what people call one; empty where there is one only
 * @param <C> the configuration
 * @param <T> one of the things
 */
record Table<C, T>(String keyword, Function<C, List<T>> rows, Function<T, ?> key, Function<T, String> name) {

    /** How the things of two configurations belong together. */
    Pairing<T> pair(C before, C after) {
        return Pairing.between(rows.apply(before), rows.apply(after), key);
    }
}
