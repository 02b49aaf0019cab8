package org.vipwarden.engine.config.grammar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.diagnostic.Rule;
import org.vipwarden.engine.config.diagnostic.Severity;
import org.vipwarden.engine.config.text.Place;
import org.vipwarden.engine.config.text.Quoting;
import org.vipwarden.engine.config.text.Word;
import org.vipwarden.engine.config.text.WordReader;

/**
 * Makes the tree of a configuration, driven by the keyword table.
 *
 * <p>A statement is a keyword and the rest of its line; a brace ends it too, so {@code kw { a b }} is a block whose one line is
 * {@code a b}. The brace that opens a block may stand in a later line. As in keepalived, what is not understood is reported and
 * skipped, and everything else still counts.
 */
public final class TreeParser {
    private final WordReader words;
    private final Consumer<Node> whenRead;
    private final Report report;
    private final Set<Keyword<?>> noted = new HashSet<>();

    /**
     * A parser of some words.
     *
     * @param whenRead gets each keyword before anything behind its line is looked at
     */
    public TreeParser(WordReader words, Consumer<Node> whenRead, Report report) {
        this.words = words;
        this.whenRead = whenRead;
        this.report = report;
    }

    /** The whole configuration: a nameless node whose children stand outside all blocks. */
    public Node parse(Block root) {
        Keyword<Boolean> keyword = Keyword.keyword("", Expect.nothing()).opens(root);
        Word name = new Word("", Place.ofFile(""), false);
        List<Node> children = keywords(root, Optional.empty(), false);
        return new Node(keyword, name, List.of(), Optional.of(true), children, List.of());
    }

    /** Until the closing brace of the block that {@code opened} opened, or until the end of everything. */
    private List<Node> keywords(Block block, Optional<Word> opened, boolean quiet) {
        List<Node> nodes = new ArrayList<>();
        for (Optional<Word> next = words.peekAnywhere(); next.isPresent(); next = words.peekAnywhere()) {
            Word word = next.get();
            if (word.closes() && opened.isPresent()) {
                take(Quoting.PLAIN);
                return nodes;
            }
            if (word.opens() || word.closes()) {
                strayBrace();
            } else {
                statement(block, quiet).ifPresent(nodes::add);
            }
        }
        opened.ifPresent(this::notClosed);
        return nodes;
    }

    private Optional<Node> statement(Block block, boolean quiet) {
        Optional<Word> first = take(Quoting.PLAIN);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Word name = first.get();
        Optional<Keyword<?>> known = block.find(name.text());
        if (known.isEmpty()) {
            unknown(block, name);
            return Optional.empty();
        }
        Keyword<?> keyword = known.get();
        Statement statement =
                new Statement(name, restOfStatement(keyword.arguments().quoting()));
        Optional<?> value = keyword.arguments().read(statement, report);
        whenRead.accept(new Node(keyword, name, statement.arguments(), value, List.of(), List.of()));
        boolean silent = quiet || !say(keyword, name, value);
        return Optional.of(withBlock(keyword, statement, value, silent));
    }

    private Node withBlock(Keyword<?> keyword, Statement statement, Optional<?> value, boolean quiet) {
        List<Node> children = List.of();
        List<Entry> entries = List.of();
        if (keyword.block().isPresent()) {
            Block inner = keyword.block().get();
            Optional<Word> brace = openingBrace();
            if (brace.isEmpty()) {
                report.error(
                        statement.keyword().place(), "'" + keyword.name() + "' has no block: it is ignored", "{ ... }");
                return new Node(
                        keyword, statement.keyword(), statement.arguments(), Optional.empty(), children, entries);
            } else if (inner.isData()) {
                entries = entries(brace.get());
            } else {
                children = keywords(inner, brace, quiet);
            }
        } else {
            refuseBlock(statement);
        }
        return new Node(keyword, statement.keyword(), statement.arguments(), value, children, entries);
    }

    /** Says what a keyword without effect leaves undone; false when something was said, so that its block need not repeat it. */
    private boolean say(Keyword<?> keyword, Word name, Optional<?> value) {
        boolean off = value.isPresent() && value.get().equals(false);
        if (keyword.effect() == Effect.APPLIES || off) {
            return true;
        }
        if (keyword.effect() == Effect.MISSED) {
            report.as(Rule.NO_EFFECT)
                    .warning(name.place(), "'" + keyword.name() + "' has no effect yet: " + keyword.missing());
        } else if (noted.add(keyword)) {
            report.as(Rule.NO_EFFECT).note(name.place(), "'" + keyword.name() + "' is accepted, but has no effect yet");
        }
        return false;
    }

    private List<Word> restOfStatement(Quoting quoting) {
        List<Word> rest = new ArrayList<>();
        while (!words.atEndOfStatement()) {
            take(quoting).ifPresent(rest::add);
        }
        return rest;
    }

    private List<Entry> entries(Word opened) {
        List<Entry> entries = new ArrayList<>();
        for (Optional<Word> next = words.peekAnywhere(); next.isPresent(); next = words.peekAnywhere()) {
            if (next.get().closes()) {
                take(Quoting.PLAIN);
                return entries;
            }
            if (next.get().opens()) {
                strayBrace();
            } else {
                List<Word> line = restOfStatement(Quoting.PLAIN);
                if (!line.isEmpty()) {
                    entries.add(new Entry(line));
                }
            }
        }
        notClosed(opened);
        return entries;
    }

    private void unknown(Block block, Word name) {
        report.as(Rule.UNKNOWN_KEYWORD)
                .add(
                        Severity.ERROR,
                        name.place(),
                        "Unknown keyword '" + name + "'",
                        "",
                        block.suggestionFor(name.text()));
        restOfStatement(Quoting.PLAIN);
        openingBrace().ifPresent(this::skipBlock);
    }

    private void refuseBlock(Statement statement) {
        openingBrace().ifPresent(brace -> {
            report.error(brace.place(), "'" + statement.keyword() + "' opens no block: this one is skipped");
            skipBlock(brace);
        });
    }

    private Optional<Word> openingBrace() {
        return words.peekAnywhere().filter(Word::opens).flatMap(brace -> take(Quoting.PLAIN));
    }

    private void strayBrace() {
        take(Quoting.PLAIN).ifPresent(brace -> {
            if (brace.opens()) {
                report.error(brace.place(), "no keyword opens this block: it is skipped");
                skipBlock(brace);
            } else {
                report.error(brace.place(), "this '}' closes nothing");
            }
        });
    }

    private void skipBlock(Word opened) {
        int depth = 1;
        while (depth > 0) {
            if (words.peekAnywhere().isEmpty()) {
                notClosed(opened);
                return;
            }
            Optional<Word> word = take(Quoting.PLAIN);
            depth += word.map(w -> w.opens() ? 1 : w.closes() ? -1 : 0).orElse(0);
        }
    }

    private void notClosed(Word opened) {
        report.error(opened.place(), "this '{' is never closed", "} before the end of the file");
    }

    private Optional<Word> take(Quoting quoting) {
        return words.next(quoting);
    }
}
