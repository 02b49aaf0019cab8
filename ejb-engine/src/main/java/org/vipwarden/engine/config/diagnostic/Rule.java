package org.vipwarden.engine.config.diagnostic;

import java.util.Locale;

/**
 * Every kind of finding. Its code is stable: people filter and silence by it, so a constant is never renamed and a retired one never
 * reused.
 */
public enum Rule {
    FILE("a file cannot be read", "Name a file that exists and that this user may read."),
    TEXT("includes, definitions, conditions and quotes", ""),
    UNKNOWN_KEYWORD("a keyword that does not exist", "Correct the spelling, or remove the line and its block."),
    VALUE("a keyword with a wrong value, or braces that do not match", ""),
    NO_EFFECT("a keyword that is understood, but does nothing yet", "Nothing has to be changed; do not rely on it."),
    SETTING("settings that do not go together", ""),
    SCRIPT_SECURITY_OFF(
            "programs are run without looking at who may change them",
            "Write 'enable_script_security' into global_defs, and see that only root may change the programs."),
    NOPREEMPT_IGNORED(
            "nopreempt where it does not work",
            "Write 'state BACKUP' and a priority below 255 on every node: then nopreempt holds."),
    PREEMPT_DELAY_IGNORED(
            "preempt_delay where it does not work",
            "Write 'state BACKUP' without nopreempt and vrrp_strict, or remove preempt_delay."),
    SAME_ROUTER(
            "two instances that would take each other's adverts for a peer's",
            "Give each instance of a link a virtual_router_id of its own."),
    QUORUM_UNREACHABLE(
            "a quorum above the total weight", "Make the quorum at most the sum of the real servers' weights."),

    // From here on: what is right word for word. Most of it keepalived does not look at, or lets pass.

    ROUTER_ID_TWICE(
            "one virtual_router_id twice on a link",
            "Give each instance of a link a virtual_router_id of its own: both share one virtual MAC address otherwise."),
    WEIGHT_OF_OWNER(
            "a weight on priority 255",
            "Give the instance a priority below 255, or the weight 0: then a failure takes it out of service."),
    WEIGHT_CUT_OFF(
            "weights that end beyond the range of a priority",
            "Priorities go from 1 to 254: choose a priority that leaves the weights room."),
    WEIGHT_OF_ONE(
            "weights that move a priority by 1 only",
            "Make the weights greater than the distance between the priorities of the nodes."),
    WEIGHT_WITH_NOPREEMPT(
            "weights together with nopreempt",
            "Use the weight 0, so that a failure takes the instance out of service, or remove nopreempt."),
    WEIGHT_WITHOUT_EFFECT(
            "weights that never change who wins",
            "Make the weights greater than the distance to the other node's priority."),
    ADDRESS_OUTSIDE(
            "a virtual address outside every network of its interface",
            "Check the address and its prefix, or name the right interface with 'dev NAME'; it is right where the"
                    + " network routes the address to this link."),
    INTERFACE_MISSING(
            "an interface that does not exist",
            "Check the name ('ip link' lists those that there are), or make the interface before the start."),
    SCRIPT_MISSING("a program that does not exist", "Check the path; without one the program is looked for in PATH."),
    SCRIPT_NOT_EXECUTABLE("a program that cannot be run", "Make it executable: chmod 755 FILE."),
    SCRIPT_OPEN(
            "a program that somebody else may change",
            "Let root own the program and every directory above it, and nobody else write there: chown root, chmod go-w."),
    PEER_INTERVAL(
            "another node advertises at another interval", "Give all nodes of a virtual router the same advert_int."),
    PEER_ADDRESSES(
            "another node advertises other addresses",
            "Give all nodes of a virtual router the same virtual_ipaddress lines.");

    private final String title;
    private final String advice;

    Rule(String title, String advice) {
        this.title = title;
        this.advice = advice;
    }

    /** The stable name, for example {@code weight-of-owner}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is found, in a few words. */
    public String title() {
        return title;
    }

    /** What to do about it; empty when each finding says that itself. */
    public String advice() {
        return advice;
    }

    /** Whether this is about what works otherwise than it looks: such a finding is a note unless keepalived complains too. */
    public boolean isLint() {
        return compareTo(ROUTER_ID_TWICE) >= 0;
    }
}
