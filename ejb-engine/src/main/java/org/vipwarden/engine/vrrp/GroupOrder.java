package org.vipwarden.engine.vrrp;

/** What a {@link SyncGroup} asks of a member because of another one. */
public enum GroupOrder {
    /** The timer ran out, but another member cannot become Active yet: be ready for when it can. */
    WAIT,
    /** Every member is ready: become Active. */
    TAKE,
    /** Another member became Backup: become Backup too. */
    LEAVE,
    /** As {@link #LEAVE}, but the other one will try again within its skew time: do the same. */
    LEAVE_BRIEFLY
}
