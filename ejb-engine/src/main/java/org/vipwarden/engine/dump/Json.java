package org.vipwarden.engine.dump;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/**
 * Writes JSON on one line as keepalived does, byte for byte: no blanks, {@code /} escaped, fractions with at most six digits. A
 * library's writer would be right, too, but not equal.
 */
final class Json {
    /** What {@code %g} of printf(3) shows. */
    private static final int DIGITS = 6;

    private static final MathContext SIX_DIGITS = new MathContext(DIGITS);

    private final StringBuilder text = new StringBuilder();
    private boolean first = true;

    /** Writes what is between the braces. */
    Json object(Runnable members) {
        return nested('{', members, '}');
    }

    /** Writes what is between the brackets. */
    Json array(Runnable elements) {
        return nested('[', elements, ']');
    }

    private Json nested(char opening, Runnable inner, char closing) {
        separate();
        text.append(opening);
        first = true;
        inner.run();
        text.append(closing);
        first = false;
        return this;
    }

    /** A name; its value follows. */
    Json name(String name) {
        separate();
        quoted(name);
        text.append(':');
        first = true;
        return this;
    }

    Json field(String name, String value) {
        name(name).separate();
        quoted(value);
        return this;
    }

    Json field(String name, long value) {
        return name(name).raw(Long.toString(value));
    }

    Json field(String name, boolean value) {
        return name(name).raw(Boolean.toString(value));
    }

    /** A truth that keepalived writes as a number. */
    Json flag(String name, boolean value) {
        return field(name, value ? 1 : 0);
    }

    /** A fraction, as {@code %g} of printf(3). */
    Json fraction(String name, double value) {
        return name(name).raw(general(value));
    }

    /** A fraction with six digits behind the point, as {@code %f} of printf(3). */
    Json fixed(String name, BigDecimal value) {
        return name(name).raw(String.format(Locale.ROOT, "%.6f", value));
    }

    /** A list of texts; nothing at all when it is empty. */
    Json texts(String name, List<String> values) {
        if (values.isEmpty()) {
            return this;
        }
        return name(name)
                .array(() -> values.forEach(value -> {
                    separate();
                    quoted(value);
                }));
    }

    private Json raw(String value) {
        separate();
        text.append(value);
        return this;
    }

    private void separate() {
        if (!first) {
            text.append(',');
        }
        first = false;
    }

    private void quoted(String value) {
        text.append('"');
        value.chars().forEach(c -> text.append(escaped((char) c)));
        text.append('"');
    }

    private static String escaped(char c) {
        return switch (c) {
            case '\b' -> "\\b";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\f' -> "\\f";
            case '\r' -> "\\r";
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '/' -> "\\/";
            default -> c < ' ' ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c);
        };
    }

    /** As {@code %g} of printf(3): six significant digits, without zeros at the end. */
    static String general(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(SIX_DIGITS).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < DIGITS) {
            return rounded.toPlainString();
        }
        BigDecimal mantissa = rounded.movePointLeft(exponent).stripTrailingZeros();
        return String.format(Locale.ROOT, "%se%+03d", mantissa.toPlainString(), exponent);
    }

    /** The line. */
    @Override
    public String toString() {
        return text + "\n";
    }
}
