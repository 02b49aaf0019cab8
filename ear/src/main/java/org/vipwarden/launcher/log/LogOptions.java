package org.vipwarden.launcher.log;

import java.nio.file.Path;
import java.util.Optional;
import org.tinylog.configuration.Configuration;
import org.vipwarden.engine.config.model.LogDefinition;

/**
 * Where the log goes.
 *
 * @param console to standard error, or, where that is the journal of systemd, to the journal with all fields
 * @param detail debug messages and stack traces as well
 * @param syslog the facility, when it goes to syslog
 * @param file the file, when it goes to one
 */
public record LogOptions(
        boolean console, boolean detail, Optional<Facility> syslog, Optional<Path> file, LogDefinition definition) {

    /** From now on so; must come before anything is logged. */
    public void apply() {
        Configuration.set("writer", QueuedWriter.class.getName());
        Configuration.set("writer.console", Boolean.toString(console));
        Configuration.set("writer.detail", Boolean.toString(detail));
        syslog.ifPresent(facility -> Configuration.set("writer.facility", Integer.toString(facility.code())));
        file.ifPresent(
                path -> Configuration.set("writer.file", path.toAbsolutePath().toString()));
        Configuration.set("writer.json", Boolean.toString(definition.json()));
        Configuration.set("writer.size", definition.rotateSize() + "mb");
        Configuration.set("writer.backups", Integer.toString(definition.rotateKeep()));
        if (detail) {
            Configuration.set("level@org.vipwarden", "debug");
        }
    }

    /** Writes what is still to be written; waits a second at most. Does nothing when nothing was logged. */
    public static void finish() {
        QueuedWriter.finishAll();
    }
}
