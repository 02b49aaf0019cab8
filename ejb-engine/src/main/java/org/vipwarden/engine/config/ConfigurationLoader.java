package org.vipwarden.engine.config;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.config.build.LogReader;
import org.vipwarden.engine.config.build.ModelBuilder;
import org.vipwarden.engine.config.diagnostic.Diagnostic;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.diagnostic.Rule;
import org.vipwarden.engine.config.grammar.Block;
import org.vipwarden.engine.config.grammar.GlobalSystemKeywords;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.OwnKeywords;
import org.vipwarden.engine.config.grammar.RootKeywords;
import org.vipwarden.engine.config.grammar.TreeParser;
import org.vipwarden.engine.config.lint.Lint;
import org.vipwarden.engine.config.model.LogDefinition;
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
        return load(keepalivedConf, vipwardenConf, surroundings, Optional.empty());
    }

    /**
     * Reads both files for somebody who wants to know what is wrong with them: the {@link Lint} looks at them too.
     *
     * @param lint knows the machine that they are meant for
     */
    public static Loaded check(Path keepalivedConf, Path vipwardenConf, Surroundings surroundings, Lint lint) {
        return load(keepalivedConf, vipwardenConf, surroundings, Optional.of(lint));
    }

    private static Loaded load(
            Path keepalivedConf, Path vipwardenConf, Surroundings surroundings, Optional<Lint> lint) {
        Report report = new Report();
        Report ownReport = new Report();
        Optional<Node> tree = parse(keepalivedConf, RootKeywords.BLOCK, surroundings, report, true);
        Optional<Node> own = parse(vipwardenConf, OwnKeywords.BLOCK, surroundings, ownReport, false);
        var configuration = tree.map(root -> new ModelBuilder(
                        surroundings.hostName(), surroundings.userExists(), surroundings.files(), report)
                .build(root, own, ownReport));
        lint.ifPresent(l -> configuration.ifPresent(c -> l.review(c, tree.orElseThrow(), report)));
        List<Diagnostic> all = sorted(report, keepalivedConf);
        all.addAll(sorted(ownReport, vipwardenConf));
        return new Loaded(configuration, all, tree, own);
    }

    /** How the log is to be written: asked before anything is logged, and so before the rest is read. Mistakes are told later. */
    public static LogDefinition log(Path vipwardenConf, Surroundings surroundings) {
        return parse(vipwardenConf, OwnKeywords.BLOCK, surroundings, new Report(), false)
                .map(LogReader::read)
                .orElse(LogDefinition.DEFAULT);
    }

    private static Optional<Node> parse(
            Path file, Block language, Surroundings surroundings, Report report, boolean required) {
        try {
            SourceReader reader = new SourceReader(surroundings.files(), surroundings.reading(), report.as(Rule.TEXT));
            return Optional.of(new TreeParser(reader.read(file), node -> steer(reader, node), report.as(Rule.VALUE))
                    .parse(language));
        } catch (NoSuchFileException e) {
            if (required) {
                report.as(Rule.FILE).error(Place.ofFile(file.toString()), "there is no such file");
            }
        } catch (IOException e) {
            report.as(Rule.FILE).error(Place.ofFile(file.toString()), "the file cannot be read: " + e.getMessage());
        }
        return Optional.empty();
    }

    /** Two keywords say how the lines behind them are to be read. */
    private static void steer(SourceReader reader, Node node) {
        node.value(GlobalSystemKeywords.RANDOM_SEED).ifPresent(reader::seed);
        node.value(GlobalSystemKeywords.INCLUDE_CHECK).ifPresent(checks -> reader.check(checks::after));
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
