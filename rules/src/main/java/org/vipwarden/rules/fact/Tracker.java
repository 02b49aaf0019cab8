package org.vipwarden.rules.fact;

/**
 * Something that a virtual router follows: one fact for each pair of router and tracked thing.
 *
 * @param router the name of the virtual router
 * @param kind what is tracked
 * @param name its name in the configuration
 * @param health its state after rise, fall and delays; a file is up as soon as it was looked at
 * @param weight -254 to 254; 0 means that the router cannot work while the tracker has failed
 * @param reverse whether the weight counts the other way round
 * @param value the number in a tracked file, 0 when there is none; 0 for every other kind
 */
public record Tracker(String router, Kind kind, String name, Health health, int weight, boolean reverse, int value)
        implements Fact {
    private static final int LOWEST = -254;
    private static final int HIGHEST = 253;

    /** The kinds of tracked things. */
    public enum Kind {
        INTERFACE("interface"),
        SCRIPT("script"),
        FILE("file"),
        PROCESS("process"),
        BFD("BFD session");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /** One that is no file and whose weight counts as it stands. */
    public Tracker(String router, Kind kind, String name, Health health, int weight) {
        this(router, kind, name, health, weight, false, 0);
    }

    /** What an operator calls it, for example {@code script chk_nginx}. */
    public String label() {
        return kind.word + " " + name;
    }

    /** Whether it was observed, and is up. */
    public boolean up() {
        return health == Health.UP;
    }

    /** Whether it was observed, and is down. */
    public boolean down() {
        return health == Health.DOWN;
    }

    /** Whether it has a number that is multiplied by the weight. */
    public boolean file() {
        return kind == Kind.FILE;
    }

    /**
     * What it adds to the priority when its weight counts: the weight, or minus the weight with {@code reverse}, within -253 and
     * 253. For a file, that times its value, within -254 and 253.
     */
    public int adjustment() {
        long signed = reverse ? -weight : weight;
        long adjustment = file() ? signed * value : Math.max(-HIGHEST, signed);
        return (int) Math.max(LOWEST, Math.min(HIGHEST, adjustment));
    }

    /**
     * Whether the router cannot work because of it: observed, and without a weight it is down (a file: not zero), or with {@code
     * reverse} the other way round. A file that has a weight fails at the lowest adjustment, -254.
     */
    public boolean failed() {
        if (health == Health.UNKNOWN) {
            return false;
        }
        if (weight != 0) {
            return file() && adjustment() == LOWEST;
        }
        boolean bad = file() ? value != 0 : down();
        return bad != reverse;
    }

    /** How it is, for example {@code script chk_nginx is down} or {@code file maintenance has the value 1}. */
    public String sentence() {
        if (file() && health != Health.UNKNOWN) {
            return label() + " has the value " + value;
        }
        return label() + (health == Health.UNKNOWN ? " was not observed yet" : up() ? " is up" : " is down");
    }

    /** The weight as the configuration has it, for example {@code weight +20} or {@code weight -5 reverse}. */
    public String weighing() {
        return "weight " + (weight > 0 ? "+" : "") + weight + (reverse ? " reverse" : "");
    }
}
