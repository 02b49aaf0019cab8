package org.vipwarden.engine.config.text;

import java.util.Arrays;

/** A new text for a line, built from left to right; each character knows from which ones of the old text it came. */
final class Rewriting {
    private final StringBuilder text = new StringBuilder();
    private int[] firsts = new int[64];
    private int[] lasts = new int[64];

    /** Adds a character that came from the old ones from {@code first} to {@code last}. */
    void add(char c, int first, int last) {
        int at = text.length();
        if (at == firsts.length) {
            firsts = Arrays.copyOf(firsts, 2 * at);
            lasts = Arrays.copyOf(lasts, 2 * at);
        }
        firsts[at] = first;
        lasts[at] = last;
        text.append(c);
    }

    int length() {
        return text.length();
    }

    String text() {
        return text.toString();
    }

    int first(int index) {
        return firsts[index];
    }

    int last(int index) {
        return lasts[index];
    }
}
