package org.vipwarden.engine.unit;

/**
 * A priority as it stands in an advert, 0 to 255 (RFC 9568 section 5.2.4).
 *
 * <p>255 is the address owner, 0 says that the Active gives up.
 */
public record Priority(int value) implements Comparable<Priority> {
    /** The Active stops: a Backup takes over after its skew time. */
    public static final Priority RELEASE = new Priority(0);

    /** The owner of the addresses. */
    public static final Priority OWNER = new Priority(255);

    /** The highest of a node that does not own the addresses. */
    public static final Priority HIGHEST_BACKUP = new Priority(254);

    /** What an instance has when the configuration says nothing. */
    public static final Priority DEFAULT = new Priority(100);

    public Priority {
        if (value < 0 || value > 255) {
            throw new IllegalArgumentException("priority " + value + " is not within 0 to 255");
        }
    }

    /** This priority with an adjustment, kept within 1 to 254; the owner's never changes (as in keepalived). */
    public Priority adjusted(int adjustment) {
        return isOwner() ? this : new Priority(Math.max(1, Math.min(254, value + adjustment)));
    }

    public boolean isOwner() {
        return value == 255;
    }

    public boolean isRelease() {
        return value == 0;
    }

    public boolean isHigherThan(Priority other) {
        return value > other.value;
    }

    @Override
    public int compareTo(Priority other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
