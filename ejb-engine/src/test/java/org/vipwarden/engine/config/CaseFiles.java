package org.vipwarden.engine.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files of one directory beneath {@code config}: a configuration, what it includes, and what is expected. */
public record CaseFiles(Path directory) {

    /**
     * All of them, sorted by name.
     *
     * @throws IOException when they cannot be listed
     */
    public static List<CaseFiles> all() throws IOException {
        try (Stream<Path> found =
                Files.list(Path.of(CaseFiles.class.getResource("/config").toURI()))) {
            return found.filter(Files::isDirectory).sorted().map(CaseFiles::new).toList();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    public String name() {
        return directory.getFileName().toString();
    }

    /** What comes of loading them. */
    public Loaded load() {
        try {
            return TextFiles.load(texts());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> texts() throws IOException {
        Map<String, String> texts = new HashMap<>();
        List<Path> files;
        try (Stream<Path> found = Files.walk(directory)) {
            files = found.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            // A file may hold bytes that are no UTF-8.
            texts.put(
                    directory.relativize(file).toString(),
                    new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        }
        return texts;
    }
}
