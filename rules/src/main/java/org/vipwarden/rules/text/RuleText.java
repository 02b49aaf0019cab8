package org.vipwarden.rules.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.vipwarden.rules.policy.Diagnostic;
import org.vipwarden.rules.policy.RuleSource;

/**
 * A rule file cut into words the way both the rule language and Java cut it.
 *
 * <p>The safety of the word check rests on this: text that the Java compiler would read in another way than we do must
 * not get through. So everything on which the two could disagree is a problem: unicode escapes (Java replaces them before
 * it reads), control characters (Java ends a line at a lone carriage return), strings over more than one line.
 *
 * @param name the file
 * @param words what it says, in order
 * @param problems what cannot be read
 */
public record RuleText(String name, List<Word> words, List<Diagnostic> problems) {
    public RuleText {
        words = List.copyOf(words);
        problems = List.copyOf(problems);
    }

    /** Cuts a file into words. */
    public static RuleText of(RuleSource source) {
        return new Reader(source).read();
    }

    /** The words on the given lines, both included. */
    public RuleText lines(int first, int last) {
        return new RuleText(
                name,
                words.stream()
                        .filter(word -> word.line() >= first && word.line() <= last)
                        .toList(),
                problems);
    }

    private static final class Reader {
        private final RuleSource source;
        private final String text;
        private final List<Word> words = new ArrayList<>();
        private final List<Diagnostic> problems = new ArrayList<>();
        private int at;
        private int line = 1;
        private int lineStart;

        Reader(RuleSource source) {
            this.source = source;
            this.text = source.text();
        }

        RuleText read() {
            refuseWhatJavaReadsDifferently();
            while (at < text.length()) {
                step(text.charAt(at));
            }
            return new RuleText(source.name(), words, problems);
        }

        private void step(char c) {
            if (c == '\n') {
                at++;
                newLine();
            } else if (Character.isWhitespace(c)) {
                at++;
            } else if (text.startsWith("//", at)) {
                at = endOr(text.indexOf('\n', at), 0);
            } else if (text.startsWith("/*", at)) {
                blockComment();
            } else if (c == '"' || c == '\'') {
                string(c);
            } else if (Character.isJavaIdentifierStart(c)) {
                add(Word.Kind.NAME, Character::isJavaIdentifierPart);
            } else if (Character.isDigit(c)) {
                add(Word.Kind.NUMBER, Character::isLetterOrDigit);
            } else {
                sign(c);
            }
        }

        private void newLine() {
            line++;
            lineStart = at;
        }

        private void blockComment() {
            int close = text.indexOf("*/", at + 2);
            if (close < 0) {
                problem("this comment has no end");
            }
            int end = endOr(close, 2);
            for (; at < end; at++) {
                if (text.charAt(at) == '\n') {
                    line++;
                    lineStart = at + 1;
                }
            }
        }

        private void string(char quote) {
            int end = at + 1;
            while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n') {
                end += text.charAt(end) == '\\' ? 2 : 1;
            }
            if (end >= text.length() || text.charAt(end) != quote) {
                problem("this string has no end on its line");
                at = Math.min(end, text.length());
                return;
            }
            words.add(new Word(Word.Kind.STRING, text.substring(at, end + 1), line, column()));
            at = end + 1;
        }

        private void add(Word.Kind kind, IntPredicate part) {
            int end = at + 1;
            while (end < text.length() && part.test(text.charAt(end))) {
                end++;
            }
            words.add(new Word(kind, text.substring(at, end), line, column()));
            at = end;
        }

        private void sign(char c) {
            if (c == '#' || c == '`' || c > '~') {
                problem("a rule has no use for the character " + (c > '~' ? "U+%04X".formatted((int) c) : c));
            }
            words.add(new Word(Word.Kind.SIGN, String.valueOf(c), line, column()));
            at++;
        }

        private void refuseWhatJavaReadsDifferently() {
            for (; at < text.length(); at++) {
                char c = text.charAt(at);
                boolean loneReturn = c == '\r' && !text.startsWith("\r\n", at);
                if (loneReturn || (Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r')) {
                    problem("a control character (U+%04X) may not stand in a rule file".formatted((int) c));
                } else if (text.startsWith("\\u", at)) {
                    problem("write the character itself instead of its unicode escape");
                } else if (c == '\n') {
                    line++;
                    lineStart = at + 1;
                }
            }
            at = 0;
            line = 1;
            lineStart = 0;
        }

        private int endOr(int found, int length) {
            return found < 0 ? text.length() : found + length;
        }

        private int column() {
            return at - lineStart + 1;
        }

        private void problem(String message) {
            problems.add(new Diagnostic(source.name(), line, Math.max(1, column()), message));
        }
    }
}
