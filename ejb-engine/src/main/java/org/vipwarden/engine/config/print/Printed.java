package org.vipwarden.engine.config.print;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vipwarden.engine.config.model.Command;
import org.vipwarden.engine.config.model.ScriptUser;

/** A text that grows line by line, with blocks and quotes. */
final class Printed {
    private static final String INDENT = "    ";
    /** What a word cannot have outside quotes. */
    private static final String SPECIAL = " \t{}\"'#!\\";

    private final StringBuilder text = new StringBuilder();
    private final ScriptUser usualUser;
    private int depth;

    /**
     * An empty text.
     *
     * @param usualUser whom programs run as that name nobody
     */
    Printed(ScriptUser usualUser) {
        this.usualUser = usualUser;
    }

    String text() {
        return text.toString();
    }

    /** A line of words, as they are; empty ones are left out. */
    void line(Object... words) {
        String line = Stream.of(words)
                .map(Object::toString)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
        text.append(INDENT.repeat(depth)).append(line).append('\n');
    }

    void lineIf(boolean condition, Object... words) {
        if (condition) {
            line(words);
        }
    }

    /** A keyword and its value, when there is one. */
    void maybe(String keyword, Optional<?> value) {
        value.ifPresent(found -> line(keyword, found));
    }

    void block(String head, Runnable inside) {
        line(head, "{");
        depth++;
        inside.run();
        depth--;
        line("}");
    }

    /** A block with a line for each of some texts; nothing when there are none. */
    void list(String head, List<String> lines) {
        if (!lines.isEmpty()) {
            block(head, () -> lines.forEach(this::line));
        }
    }

    /** A program, and whom it runs as when that is somebody else than usual. */
    void command(String keyword, Optional<Command> command) {
        command.ifPresent(found -> line(keyword, quotedTwice(found.words()), user(found.user())));
    }

    /** The user when it is not the usual one; else empty. */
    String user(ScriptUser user) {
        return user.equals(usualUser) ? "" : account(user);
    }

    static String account(ScriptUser user) {
        return user.user() + user.group().map(group -> " " + group).orElse("");
    }

    /** A word, in quotes when it needs them. */
    static String word(String word) {
        boolean plain = !word.isEmpty()
                && "@$~".indexOf(word.charAt(0)) < 0
                && word.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0 || c < ' ');
        return plain ? word : '"' + word + '"';
    }

    /** A program and its arguments as one word. */
    static String quotedTwice(List<String> words) {
        boolean plain = words.stream().allMatch(word -> word(word).equals(word));
        if (plain) {
            return words.size() == 1 ? words.get(0) : '"' + String.join(" ", words) + '"';
        }
        String inner = words.stream().map(Printed::inner).collect(Collectors.joining(" "));
        return '"' + escaped(inner, '"') + '"';
    }

    private static String inner(String word) {
        return word(word).equals(word) ? word : '\'' + escaped(word, '\'') + '\'';
    }

    private static String escaped(String word, char quote) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == quote || c == '\\') {
                escaped.append('\\').append(c);
            } else if (c < ' ' && quote == '"') {
                escaped.append("\\%03o".formatted((int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** Decimal seconds. */
    static String seconds(Duration duration) {
        return decimal(duration, 9);
    }

    /** Decimal milliseconds. */
    static String millis(Duration duration) {
        return decimal(duration, 6);
    }

    private static String decimal(Duration duration, int digits) {
        BigDecimal number = BigDecimal.valueOf(duration.toNanos(), digits).stripTrailingZeros();
        return number.signum() == 0 ? "0" : number.toPlainString();
    }
}
