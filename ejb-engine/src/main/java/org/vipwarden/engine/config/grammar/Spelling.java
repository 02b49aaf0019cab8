package org.vipwarden.engine.config.grammar;

import java.util.Collection;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class Spelling {
    private static final int LONGEST = 64;

    private Spelling() {}

    /** "did you mean", or nothing when no known word is near. */
    public static String suggestion(String word, Collection<String> known) {
        return nearest(word, known)
                .map(meant -> "did you mean '" + meant + "'?")
                .orElse("");
    }

    /** The nearest of the known words, when it is near enough: about one slip in three letters, at most three. */
    static Optional<String> nearest(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        String nearest = null;
        int best = Math.min(3, Math.max(1, word.length() / 3)) + 1;
        for (String candidate : known) {
            int distance = distance(word, candidate, best);
            if (distance < best) {
                best = distance;
                nearest = candidate;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** How many letters must be inserted, deleted, replaced or swapped with their neighbour; {@code limit} when not fewer. */
    static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) >= limit) {
            return limit;
        }
        int[] before = new int[b.length() + 1];
        int[] last = row(b.length());
        for (int i = 1; i <= a.length(); i++) {
            int[] next = new int[b.length() + 1];
            next[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                next[j] = Math.min(last[j - 1] + same, Math.min(last[j], next[j - 1]) + 1);
                if (isSwap(a, i, b, j)) {
                    next[j] = Math.min(next[j], before[j - 2] + 1);
                }
            }
            before = last;
            last = next;
        }
        return Math.min(limit, last[b.length()]);
    }

    private static int[] row(int length) {
        int[] row = new int[length + 1];
        for (int i = 0; i <= length; i++) {
            row[i] = i;
        }
        return row;
    }

    private static boolean isSwap(String a, int i, String b, int j) {
        return i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
