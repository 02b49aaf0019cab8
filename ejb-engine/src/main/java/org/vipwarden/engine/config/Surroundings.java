package org.vipwarden.engine.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.vipwarden.engine.config.text.ConfigurationFiles;
import org.vipwarden.engine.config.text.Reading;

/**
 * What a configuration means depends on the machine that reads it.
 *
 * @param hostName the default of {@code router_id}
 * @param userExists whether there is an account of that name
 * @param files how files are read
 * @param reading what else the text depends on
 */
public record Surroundings(String hostName, Predicate<String> userExists, ConfigurationFiles files, Reading reading) {
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    /** When no option says how the text is to be read. */
    public Surroundings(String hostName, Predicate<String> userExists, ConfigurationFiles files) {
        this(hostName, userExists, files, Reading.of(hostName));
    }

    /** The same machine, but with options that say how the text is to be read. */
    public Surroundings with(Reading other) {
        return new Surroundings(hostName, userExists, files, other);
    }

    /** The same for a node that is called otherwise ({@code -i}). */
    public Surroundings called(String id) {
        return with(reading.withConfigId(id));
    }

    /** The machine that we run on. */
    public static Surroundings ofThisMachine() {
        return new Surroundings(hostNameHere(), Surroundings::userExistsHere, ConfigurationFiles.ON_DISK);
    }

    private static String hostNameHere() {
        try {
            return new String(Files.readAllBytes(HOST_NAME), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "localhost";
        }
    }

    /** Asks the system's user database, whatever it consists of. */
    private static boolean userExistsHere(String name) {
        try {
            FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(name);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
