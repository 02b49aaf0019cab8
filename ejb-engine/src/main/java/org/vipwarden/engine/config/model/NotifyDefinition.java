package org.vipwarden.engine.config.model;

import java.util.Optional;

/**
 * How the state of an instance or of a sync group is told to the outside.
 *
 * @param active {@code notify_master}
 * @param backup {@code notify_backup}
 * @param fault {@code notify_fault}
 * @param stop {@code notify_stop}
 * @param any {@code notify}: gets {@code INSTANCE NAME STATE PRIORITY} appended
 * @param deletion {@code notify_deleted}; without it an instance that a reload deletes is told as FAULT
 * @param lowerPriority {@code notify_master_rx_lower_pri}: somebody with a lower priority says that it is Active
 * @param priorityChanges {@code notify_priority_changes}: FIFOs are told every new priority
 * @param mail {@code smtp_alert}
 */
public record NotifyDefinition(
        Optional<Command> active,
        Optional<Command> backup,
        Optional<Command> fault,
        Optional<Command> stop,
        Optional<Command> any,
        Optional<Deletion> deletion,
        Optional<Command> lowerPriority,
        boolean priorityChanges,
        boolean mail) {
    /** Tells nobody anything. */
    public static final NotifyDefinition NONE = new NotifyDefinition(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            false);

    /**
     * A deleted instance is told as DELETED.
     *
     * @param script runs then
     */
    public record Deletion(Optional<Command> script) {}
}
