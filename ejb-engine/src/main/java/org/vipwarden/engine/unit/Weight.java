package org.vipwarden.engine.unit;

/**
 * What a tracker adds to a priority: a positive one while it is up, a negative one while it is down.
 *
 * @param value -254 to 254, where only files and processes reach 254; 0 means that the router cannot work while the tracker is down
 * @param reverse whether it is taken away instead of added, and a tracker of value 0 must be down
 */
public record Weight(int value, boolean reverse) {
    /** The router cannot work while the tracker is down. */
    public static final Weight NONE = new Weight(0);

    private static final int MOST = 254;

    public Weight {
        if (value < -MOST || value > MOST) {
            throw new IllegalArgumentException("weight " + value + " is not within -" + MOST + " to " + MOST);
        }
    }

    /** One that counts as it stands. */
    public Weight(int value) {
        this(value, false);
    }

    @Override
    public String toString() {
        return (value > 0 ? "+" : "") + value + (reverse ? " reverse" : "");
    }
}
