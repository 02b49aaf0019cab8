package org.vipwarden.engine.config.build;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.text.Word;

/** The words of one line of data, read from the first to the last. What is wrong with one is reported where it stands. */
final class OptionWords {
    private final List<Word> words;
    private final Report report;
    private int at;
    private boolean wrong;

    OptionWords(List<Word> words, Report report) {
        this.words = words;
        this.report = report;
    }

    boolean hasNext() {
        return at < words.size();
    }

    Word next() {
        return words.get(at++);
    }

    /** Says something about a word that does not make the line wrong. */
    void warn(Word word, String message) {
        report.warning(word.place(), message);
    }

    /** Leaves the last word for somebody else. */
    void back() {
        at--;
    }

    /** Whether the next word is this; then it is behind us. */
    boolean skip(String text) {
        boolean there = hasNext() && words.get(at).is(text);
        at += there ? 1 : 0;
        return there;
    }

    /** The word behind an option's name. */
    Optional<Word> value(Word name) {
        if (hasNext()) {
            return Optional.of(next());
        }
        error(name, "'" + name + "' has no value", "");
        return Optional.empty();
    }

    /** What the word behind an option's name means. */
    <T> Optional<T> value(Word name, Function<String, Optional<T>> reader, String expected) {
        return value(name).flatMap(word -> {
            Optional<T> read = reader.apply(word.text());
            if (read.isEmpty()) {
                error(word, "'" + word + "' is no value for '" + name + "'", expected);
            }
            return read;
        });
    }

    /** Whether the line is useless already. */
    boolean isWrong() {
        return wrong;
    }

    /** Reports the first thing that makes the line useless. */
    void error(Word word, String message, String expected) {
        if (wrong) {
            return;
        }
        wrong = true;
        report.error(word.place(), message + ": this line is ignored", expected);
    }

    /** What the whole line says; empty when there was an error in it. */
    <T> Optional<T> outcome(Supplier<T> result) {
        return wrong ? Optional.empty() : Optional.of(result.get());
    }
}
