package org.vipwarden.engine.vrrp;

/** A change from one state to another; {@link Edges} makes each by a method of its name. */
public enum Edge {
    START("start"),
    REJOIN("rejoin"),
    TAKE_OVER("takeOver"),
    GIVE_WAY("giveWay"),
    RETRY("retry"),
    LEAVE("leave"),
    DOUBT("doubt"),
    FAIL("fail"),
    DROP("drop"),
    RESIGN("resign"),
    HAND_OVER("handOver"),
    RESUME("resume"),
    END("end");

    private final String label;

    Edge(String label) {
        this.label = label;
    }

    /** The name in the table above {@link Edges}. */
    public String label() {
        return label;
    }
}
