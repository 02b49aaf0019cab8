package org.vipwarden.engine.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The files beneath {@code /proc/sys/net}: those of the calling thread's network namespace. */
final class LinuxSettings implements Kernel.Settings {
    private static final Path ROOT = Path.of("/proc/sys/net");

    @Override
    public Optional<String> get(String name) {
        try {
            return Optional.of(Files.readString(ROOT.resolve(name)).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> set(String name, String value) {
        Path file = ROOT.resolve(name);
        try {
            Files.writeString(file, value);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(file + " cannot be set to " + value
                    + ": it needs root and a /proc/sys that can be written (" + e.getMessage() + ")");
        }
    }
}
