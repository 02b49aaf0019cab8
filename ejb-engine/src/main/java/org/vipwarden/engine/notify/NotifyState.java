package org.vipwarden.engine.notify;

import java.util.Optional;
import org.vipwarden.engine.config.model.Command;
import org.vipwarden.engine.config.model.NotifyDefinition;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.Transition;

/** The states that keepalived's scripts are told. The names are those of its arguments. */
enum NotifyState {
    MASTER,
    BACKUP,
    FAULT,
    STOP;

    /** An instance that was deleted is told as FAULT, as keepalived does without {@code notify_deleted}. */
    static NotifyState of(Transition transition) {
        if (transition.to() == Role.ACTIVE) {
            return MASTER;
        }
        if (transition.to() == Role.BACKUP) {
            return BACKUP;
        }
        return transition.reason().cause() == Cause.SHUTDOWN ? STOP : FAULT;
    }

    /** The state of a sync group; one whose members have all ended is told as STOP. */
    static NotifyState of(Optional<Role> group) {
        return group.map(role -> valueOf(role.keepalivedName())).orElse(STOP);
    }

    /** The script for this state alone. */
    Optional<Command> script(NotifyDefinition definition) {
        return switch (this) {
            case MASTER -> definition.active();
            case BACKUP -> definition.backup();
            case FAULT -> definition.fault();
            case STOP -> definition.stop();
        };
    }
}
