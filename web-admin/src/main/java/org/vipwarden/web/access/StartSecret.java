package org.vipwarden.web.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * The secret of this start, random, in the run directory. Whoever can read it may change things, here as through JMXMP.
 *
 * @param directory the run directory; null when this server was not started by {@code vipwarden run}
 */
record StartSecret(Path directory) {
    private static final String FILE = "jmx.secret";
    private static final String RUN_DIRECTORY = "vipwarden.run.dir";

    static StartSecret ofThisProcess() {
        String directory = System.getProperty(RUN_DIRECTORY);
        return new StartSecret(directory == null ? null : Path.of(directory));
    }

    /** Whether a text is the secret; empty when there is none to compare with. */
    Optional<Boolean> is(String candidate) {
        return read().map(secret -> MessageDigest.isEqual(secret, candidate.getBytes(StandardCharsets.UTF_8)));
    }

    /** Read each time: the file may be written after the application has started. */
    private Optional<byte[]> read() {
        if (directory == null) {
            return Optional.empty();
        }
        try {
            String text = Files.readString(directory.resolve(FILE)).strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
