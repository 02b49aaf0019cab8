package org.vipwarden.engine.config.model;

import java.util.Optional;

/**
 * The programs an instance runs when its state changes.
 *
 * @param active {@code notify_master}
 * @param backup {@code notify_backup}
 * @param fault {@code notify_fault}
 * @param stop {@code notify_stop}
 * @param any {@code notify}: gets {@code INSTANCE NAME STATE PRIORITY} appended
 */
public record NotifyDefinition(
        Optional<Command> active,
        Optional<Command> backup,
        Optional<Command> fault,
        Optional<Command> stop,
        Optional<Command> any) {
    public static final NotifyDefinition NONE = new NotifyDefinition(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
