package org.vipwarden.engine.config.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Two lists, paired by what tells one thing from another.
 *
 * @param removed those of the first list that the second does not have, in its order
 * @param kept those that both have, in the order of the second
 * @param added those of the second list that the first does not have, in its order
 */
public record Pairing<T>(List<T> removed, List<Pair<T>> kept, List<T> added) {
    public Pairing {
        removed = List.copyOf(removed);
        kept = List.copyOf(kept);
        added = List.copyOf(added);
    }

    /** One thing, as it was and as it is. */
    public record Pair<T>(T before, T after) {
        public boolean isChanged() {
            return !before.equals(after);
        }
    }

    /**
     * Pairs them with one look-up each.
     *
     * @param key unlike for any two things of one list
     */
    public static <T> Pairing<T> between(List<T> before, List<T> after, Function<? super T, ?> key) {
        Map<Object, T> old = new LinkedHashMap<>();
        before.forEach(thing -> old.put(key.apply(thing), thing));
        List<Pair<T>> kept = new ArrayList<>();
        List<T> added = new ArrayList<>();
        for (T thing : after) {
            T was = old.remove(key.apply(thing));
            if (was == null) {
                added.add(thing);
            } else {
                kept.add(new Pair<>(was, thing));
            }
        }
        return new Pairing<>(new ArrayList<>(old.values()), kept, added);
    }
}
