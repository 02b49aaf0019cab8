package org.vipwarden.engine.config;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.config.build.ModelBuilder;
import org.vipwarden.engine.config.diagnostic.Diagnostic;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.grammar.Block;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.OwnKeywords;
import org.vipwarden.engine.config.grammar.RootKeywords;
import org.vipwarden.engine.config.grammar.TreeParser;
import org.vipwarden.engine.config.text.Place;
import org.vipwarden.engine.config.text.SourceReader;

/** Reads the two configuration files of a node. Whatever is in them, it returns a value and does not throw. */
public final class ConfigurationLoader {
    private static final Comparator<Diagnostic> BY_PLACE = Comparator.comparing(
                    (Diagnostic d) -> d.place().file())
            .thenComparingInt(d -> d.place().line())
            .thenComparingInt(d -> d.place().column());

    private ConfigurationLoader() {}

    /**
     * Reads both files.
     *
     * @param keepalivedConf must exist
     * @param vipwardenConf need not exist
     */
    public static Loaded load(Path keepalivedConf, Path vipwardenConf, Surroundings surroundings) {
        Report report = new Report();
        Report ownReport = new Report();
        Optional<Node> tree = parse(keepalivedConf, RootKeywords.BLOCK, surroundings, report, true);
        Optional<Node> own = parse(vipwardenConf, OwnKeywords.BLOCK, surroundings, ownReport, false);
        var configuration = tree.map(root -> new ModelBuilder(
                        surroundings.hostName(), surroundings.userExists(), surroundings.files(), report)
                .build(root, own, ownReport));
        List<Diagnostic> all = sorted(report, keepalivedConf);
        all.addAll(sorted(ownReport, vipwardenConf));
        return new Loaded(configuration, all, tree);
    }

    private static Optional<Node> parse(
            Path file, Block language, Surroundings surroundings, Report report, boolean required) {
        try {
            var words = new SourceReader(surroundings.files(), surroundings.configId(), report).read(file);
            return Optional.of(new TreeParser(words, report).parse(language));
        } catch (NoSuchFileException e) {
            if (required) {
                report.error(Place.ofFile(file.toString()), "there is no such file");
            }
        } catch (IOException e) {
            report.error(Place.ofFile(file.toString()), "the file cannot be read: " + e.getMessage());
        }
        return Optional.empty();
    }

    /**
     * By place: first what is in the file itself, then what is in the files that it includes. What is found again because a file or
     * a definition is used twice is said once.
     */
    private static List<Diagnostic> sorted(Report report, Path file) {
        List<Diagnostic> all = new ArrayList<>(new LinkedHashSet<>(report.diagnostics()));
        Comparator<Diagnostic> ownFirst =
                Comparator.comparing((Diagnostic d) -> !d.place().file().equals(file.toString()));
        all.sort(ownFirst.thenComparing(BY_PLACE));
        return all;
    }
}
