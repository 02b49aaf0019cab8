package org.vipwarden.engine.unit;

/** A virtual router identifier, 1 to 255 (RFC 9568 section 5.2.3). */
public record Vrid(int value) implements Comparable<Vrid> {
    public static final int MIN = 1;
    public static final int MAX = 255;

    public Vrid {
        if (value < MIN || value > MAX) {
            throw new IllegalArgumentException("VRID " + value + " is not within " + MIN + " to " + MAX);
        }
    }

    @Override
    public int compareTo(Vrid other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
