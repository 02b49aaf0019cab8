package org.vipwarden.engine.dump;

import java.util.Optional;
import org.vipwarden.engine.config.model.Command;
import org.vipwarden.engine.config.model.NotifyDefinition;

/** The scripts that an instance or a group runs when its state changes. */
final class NotifyLines {
    private NotifyLines() {}

    static void write(NotifyDefinition notifies, DataText text) {
        script("Backup", notifies.backup(), text);
        script("Master", notifies.active(), text);
        script("Fault", notifies.fault(), text);
        script("Stop", notifies.stop(), text);
        script("Deleted", notifies.deletion().flatMap(NotifyDefinition.Deletion::script), text);
        script("Master rx lower pri", notifies.lowerPriority(), text);
        script("Generic", notifies.any(), text);
    }

    private static void script(String state, Optional<Command> command, DataText text) {
        command.ifPresent(c -> text.field(
                state + " state transition script", CommandText.of(c) + ", uid:gid " + CommandText.owner(c.user())));
    }
}
