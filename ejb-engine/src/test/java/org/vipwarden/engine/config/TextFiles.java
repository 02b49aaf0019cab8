package org.vipwarden.engine.config;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.vipwarden.engine.config.lint.Lint;
import org.vipwarden.engine.config.text.ConfigurationFiles;
import org.vipwarden.engine.config.text.Reading;

/** Configuration files that are on no disk. */
public final class TextFiles implements ConfigurationFiles {
    private static final Path HOME = Path.of("/etc/keepalived");

    private final Map<String, String> texts;

    TextFiles(Map<String, String> texts) {
        this.texts = new TreeMap<>(texts);
    }

    /** A keepalived.conf, a vipwarden.conf without content, and a host on which only root and nobody live. */
    static Loaded load(String keepalivedConf) {
        return load(keepalivedConf, "");
    }

    public static Loaded load(String keepalivedConf, String vipwardenConf) {
        return load(Map.of("keepalived.conf", keepalivedConf, "vipwarden.conf", vipwardenConf));
    }

    public static Loaded load(Map<String, String> texts) {
        return ConfigurationLoader.load(
                Path.of("keepalived.conf"), Path.of("vipwarden.conf"), surroundings(new TextFiles(texts)));
    }

    /** A keepalived.conf for a check. */
    public static Loaded check(String keepalivedConf, Lint lint) {
        return ConfigurationLoader.check(
                Path.of("keepalived.conf"),
                Path.of("vipwarden.conf"),
                surroundings(new TextFiles(Map.of("keepalived.conf", keepalivedConf))),
                lint);
    }

    static Surroundings surroundings(ConfigurationFiles files) {
        Reading reading =
                Reading.of("lb1").withEnvironment(Map.of("SITE", "north")::get).withRandom(new Random(1));
        return new Surroundings("lb1", List.of("root", "nobody")::contains, files, reading);
    }

    @Override
    public Path directoryOf(Path file) {
        Path parent = file.getParent();
        return parent == null ? HOME : HOME.resolve(parent);
    }

    @Override
    public String read(Path file) throws IOException {
        String text = texts.get(file.toString());
        if (text == null) {
            throw new NoSuchFileException(file.toString());
        }
        return text;
    }

    @Override
    public List<String> names(Path directory) {
        String prefix = directory.toString().isEmpty() ? "" : directory + "/";
        return texts.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()).replaceFirst("/.*", ""))
                .distinct()
                .toList();
    }
}
