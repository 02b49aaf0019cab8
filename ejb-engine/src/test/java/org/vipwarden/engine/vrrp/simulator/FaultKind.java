package org.vipwarden.engine.vrrp.simulator;

/**
 * What goes wrong, or is done on purpose, in a run. A kind is counted when it happened, not when it was planned: a packet that was to
 * be delayed and met a cut link counts for nothing.
 */
enum FaultKind {
    // the network
    DROP("a packet is lost"),
    DUPLICATE("a packet arrives twice"),
    REORDER("a packet is overtaken by one that was sent after it"),
    DELAY("a packet arrives up to 80 ms late"),
    CORRUPT("bits of a packet are flipped on the way"),
    FOREIGN("a packet arrives that is none of ours: version, checksum, length, TTL, group"),
    ONE_WAY_CUT("one direction between two nodes is cut"),
    ISOLATION("a node is cut off from all others, its link stays up"),
    PATH_LOSS("one of the two paths of a node carries nothing"),
    // the node
    LATENESS("a node does not run for up to 40 ms"),
    PAUSE("a node does not run for up to 9 s"),
    CRASH("a process dies, its kernel lives on"),
    POWER_LOSS("a machine dies"),
    OLD_CONFIGURATION("a node comes back with a configuration from before"),
    WALL_CLOCK_JUMP("the clock on the wall is set, hours back or forth"),
    // the kernel
    LINK_FLAP("an interface goes down and comes up"),
    NO_PRIMARY_ADDRESS("an interface loses its address for a while"),
    KERNEL_REFUSAL("the kernel refuses the virtual address for a while"),
    ADDRESS_REMOVED("somebody removes the virtual address"),
    // the policy
    VERDICT_LATE("the first verdict of the policy comes late"),
    VERDICT_NEVER("the first verdict of the policy never comes"),
    VERDICT_PRIORITY("a verdict changes the priority"),
    VERDICT_PREEMPT_DELAY("a verdict asks for a delay before preempting"),
    VERDICT_HOLD_OFF("a verdict forbids to become Active"),
    VERDICT_RELEASE("a verdict asks for the release of the addresses"),
    // the administrator
    STOP("a node is stopped in order"),
    STEP_ASIDE("an Active is asked to step aside"),
    RELOAD("a virtual router gets another configuration while it runs");

    private final String words;

    FaultKind(String words) {
        this.words = words;
    }

    /** What happens, in words. */
    String words() {
        return words;
    }
}
