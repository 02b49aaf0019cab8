package org.vipwarden.engine.unit;

/**
 * What a tracker adds to a priority: a positive one while it is up, a negative one while it is down.
 *
 * @param value -253 to 253; 0 means that the router cannot work while the tracker is down
 */
public record Weight(int value) {
    public static final Weight NONE = new Weight(0);

    public Weight {
        if (value < -253 || value > 253) {
            throw new IllegalArgumentException("weight " + value + " is not within -253 to 253");
        }
    }

    @Override
    public String toString() {
        return value > 0 ? "+" + value : Integer.toString(value);
    }
}
