package org.vipwarden.engine.config.text;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.stream.Stream;

/** How configuration files are reached. A test can give texts that are on no disk. */
public interface ConfigurationFiles {
    /** The files of this machine. */
    ConfigurationFiles ON_DISK = new ConfigurationFiles() {
        @Override
        public String read(Path file) throws IOException {
            // Bytes that are no UTF-8 stand in comments as a rule: they must not stop anything.
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        }

        @Override
        public List<String> names(Path directory) throws IOException {
            try (Stream<Path> found = Files.list(directory)) {
                return found.map(path -> path.getFileName().toString()).sorted().toList();
            }
        }

        @Override
        public boolean isProgram(String name) {
            return !name.startsWith("/") || new File(name).canExecute();
        }

        @Override
        public boolean isOpenToOthers(Path file) throws IOException {
            return Files.getPosixFilePermissions(file).stream()
                    .anyMatch(p -> p != PosixFilePermission.OWNER_READ
                            && p != PosixFilePermission.OWNER_WRITE
                            && p != PosixFilePermission.OWNER_EXECUTE);
        }
    };

    /**
     * The text of a file.
     *
     * @throws java.nio.file.NoSuchFileException when it does not exist
     * @throws IOException when it cannot be read
     */
    String read(Path file) throws IOException;

    /**
     * The sorted names of what is in a directory.
     *
     * @throws IOException when it cannot be listed
     */
    List<String> names(Path directory) throws IOException;

    /** Whether there is such a program; one that is named without its directory is taken to be somewhere. */
    default boolean isProgram(String name) {
        return true;
    }

    /** The absolute directory of a file: {@code ${_PWD}}. */
    default Path directoryOf(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        return parent == null ? absolute : parent;
    }

    /**
     * Whether anybody but a file's owner may do something with it.
     *
     * @throws IOException when that cannot be found out
     */
    default boolean isOpenToOthers(Path file) throws IOException {
        return false;
    }
}
