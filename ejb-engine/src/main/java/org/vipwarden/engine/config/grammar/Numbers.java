package org.vipwarden.engine.config.grammar;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Ipv4;

/** Reads numbers as keepalived does: decimal only, no exponent, and nothing behind them. */
public final class Numbers {
    private static final int MICROSECOND_DIGITS = 6;
    private static final int LONGEST = 15;

    private Numbers() {}

    /** A whole number within a range; empty when the text is anything else. */
    public static OptionalInt whole(String text, int min, int max) {
        OptionalLong value = wholeLong(text, min, max);
        return value.isPresent() ? OptionalInt.of((int) value.getAsLong()) : OptionalInt.empty();
    }

    /** A whole number within a range; empty when the text is anything else. */
    public static OptionalLong wholeLong(String text, long min, long max) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String digits = signed ? text.substring(1) : text;
        if (!areDigits(digits) || digits.isEmpty() || digits.length() > LONGEST) {
            return OptionalLong.empty();
        }
        long value = text.startsWith("-") ? -Long.parseLong(digits) : Long.parseLong(digits);
        return value >= min && value <= max ? OptionalLong.of(value) : OptionalLong.empty();
    }

    /**
     * An unsigned number of up to 32 bits, decimal or hexadecimal with {@code 0x}; empty when the text is anything else.
     *
     * @return in an int, as the kernel has it
     */
    public static Optional<Integer> unsigned(String text, long most) {
        boolean hexadecimal = text.startsWith("0x") && text.length() <= 10;
        boolean digits = hexadecimal
                ? text.substring(2).matches("\\p{XDigit}+")
                : !text.isEmpty() && text.length() <= LONGEST && areDigits(text);
        if (!digits) {
            return Optional.empty();
        }
        long value = hexadecimal ? Long.parseLong(text.substring(2), 16) : Long.parseLong(text);
        return value <= most ? Optional.of((int) value) : Optional.empty();
    }

    /** Decimal seconds, cut to microseconds; empty when the text is anything else, or negative. */
    public static Optional<Duration> seconds(String text) {
        int point = text.indexOf('.');
        String whole = point < 0 ? text : text.substring(0, point);
        String fraction = point < 0 ? "" : text.substring(point + 1);
        boolean valid = areDigits(whole)
                && areDigits(fraction)
                && whole.length() + fraction.length() > 0
                && whole.length() + fraction.length() <= LONGEST;
        if (!valid) {
            return Optional.empty();
        }
        long seconds = whole.isEmpty() ? 0 : Long.parseLong(whole);
        String micros = (fraction + "000000").substring(0, MICROSECOND_DIGITS);
        return Optional.of(Duration.ofSeconds(seconds, Long.parseLong(micros) * 1000));
    }

    /** An IPv4 address; empty when the text is anything else. */
    public static Optional<Ipv4> ipv4(String text) {
        try {
            return Optional.of(Ipv4.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** An address of either family; empty when the text is anything else. */
    public static Optional<IpAddress> address(String text) {
        try {
            return Optional.of(IpAddress.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean areDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
