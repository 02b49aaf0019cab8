package org.vipwarden.rules.fact;

/** What is known of a watched thing. */
public enum Health {
    /** Not observed yet: a rule must not conclude anything from it. */
    UNKNOWN,
    UP,
    DOWN
}
