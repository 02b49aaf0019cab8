package org.vipwarden.engine.notify;

import java.util.Optional;
import org.vipwarden.engine.config.model.Command;
import org.vipwarden.engine.config.model.NotifyDefinition;
import org.vipwarden.engine.config.model.NotifyDefinition.Deletion;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Role;

/** The states that keepalived tells. The names are those of its scripts' arguments. */
public enum NotifyState {
    MASTER,
    BACKUP,
    FAULT,
    STOP,
    DELETED;

    /**
     * What an instance is told to be; a deleted one is told as FAULT, as keepalived does, unless it says {@code notify_deleted}.
     *
     * @param cause why it has that role
     */
    public static NotifyState of(Role role, Cause cause, NotifyDefinition definition) {
        if (role == Role.ACTIVE) {
            return MASTER;
        }
        if (role == Role.BACKUP) {
            return BACKUP;
        }
        if (cause == Cause.DELETED) {
            return definition.deletion().isPresent() ? DELETED : FAULT;
        }
        return cause == Cause.SHUTDOWN ? STOP : FAULT;
    }

    /** The state of a sync group; one whose members have all ended is told as STOP. */
    public static NotifyState of(Optional<Role> group) {
        return group.map(role -> valueOf(role.keepalivedName())).orElse(STOP);
    }

    /** The script for this state alone. */
    Optional<Command> script(NotifyDefinition definition) {
        return switch (this) {
            case MASTER -> definition.active();
            case BACKUP -> definition.backup();
            case FAULT -> definition.fault();
            case STOP -> definition.stop();
            case DELETED -> definition.deletion().flatMap(Deletion::script);
        };
    }
}
