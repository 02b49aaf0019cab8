package org.vipwarden.engine.vrrp;

/** Why a virtual router changed its role. The labels are those of the ietf-vrrp YANG model (RFC 8347) where it has one. */
public enum Cause {
    STARTUP("startup"),
    SHUTDOWN("shutdown"),
    /** Nothing was heard from an Active for Active_Down_Interval. */
    ACTIVE_TIMEOUT("master-timeout"),
    /** The Active sent priority 0, and the skew time has passed. */
    ACTIVE_RELEASED("master-released"),
    /** An advert with a higher priority (or the same, and a higher address) was heard while Active. */
    HIGHER_PRIORITY("higher-priority-backup"),
    /** An Active with a lower priority was heard, and this node preempts it. */
    LOWER_PRIORITY_ACTIVE("lower-priority-master"),
    /** Like {@link #LOWER_PRIORITY_ACTIVE}, after the preempt delay. */
    PREEMPT_DELAY_OVER("preempt-hold-timeout"),
    /** This node owns the addresses. */
    OWNER("owner-preempt"),
    INTERFACE_UP("interface-up"),
    INTERFACE_DOWN("interface-down"),
    NO_PRIMARY_ADDRESS("no-primary-ip-address"),
    PRIMARY_ADDRESS("primary-ip-address"),
    /** A virtual address was taken away by somebody else, or its lease ran out. */
    ADDRESS_LOST("virtual-ip-address-lost"),
    /** The kernel refused to install a virtual address. */
    ADDRESS_REFUSED("virtual-ip-address-refused"),
    /** The policy asked this node to release the addresses. */
    POLICY_RELEASE("policy-release"),
    /** The policy no longer asks for the release. */
    POLICY_CLEARED("policy-cleared"),
    /** An administrator moved the addresses away. */
    COMMAND("command"),
    /** The node did not run for longer than Active_Down_Interval, and must assume that somebody else is Active. */
    PAUSE("pause"),
    /** Another member of the sync group did it, and this one follows. */
    SYNC_GROUP("sync-group"),
    /** Another node says that it owns the addresses too, and has the lower address. */
    SECOND_OWNER("second-owner"),
    /** The instance was removed from the configuration. */
    DELETED("deleted");

    private final String label;

    Cause(String label) {
        this.label = label;
    }

    /** The stable name for logs, metrics and clients. */
    public String label() {
        return label;
    }
}
