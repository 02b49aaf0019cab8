package org.vipwarden.engine.track;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number in a tracked file, read as keepalived does: what {@code strtol(3)} with base 0 finds in the first 127 bytes, and 0 when it
 * finds nothing.
 *
 * @param value the number
 * @param detail what was seen, for example {@code read from /run/prio}
 */
record FileValue(int value, String detail) {
    private static final int READ_BYTES = 127;

    /** White space, a sign, and digits of base 16, 8 or 10. */
    private static final Pattern NUMBER = Pattern.compile(
            "[ \\t\\n\\x0B\\f\\r]*(?<sign>[+-]?)(?:0[xX](?<hex>\\p{XDigit}+)|0(?<octal>[0-7]*)|(?<decimal>[1-9]\\d*)).*",
            Pattern.DOTALL);

    /** Reads the file; empty when it holds a number that is none of 32 bits, which changes nothing. */
    static Optional<FileValue> of(Path file) {
        try {
            // Whoever else may lie there: a pipe would keep us waiting.
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                return Optional.of(new FileValue(0, file + " is not a regular file"));
            }
            return number(text(file)).map(value -> new FileValue(value, "read from " + file));
        } catch (NoSuchFileException e) {
            return Optional.of(new FileValue(0, "there is no " + file));
        } catch (IOException e) {
            return Optional.of(new FileValue(0, "cannot read " + file + ": " + e.getMessage()));
        }
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(READ_BYTES), StandardCharsets.ISO_8859_1);
        }
    }

    /** The number that the text begins with; 0 when with none, empty when it is too large. */
    static Optional<Integer> number(String text) {
        int end = text.indexOf('\0');
        Matcher matcher = NUMBER.matcher(end < 0 ? text : text.substring(0, end));
        if (!matcher.matches()) {
            return Optional.of(0);
        }
        BigInteger magnitude = matcher.group("hex") != null
                ? new BigInteger(matcher.group("hex"), 16)
                : matcher.group("decimal") != null
                        ? new BigInteger(matcher.group("decimal"))
                        : new BigInteger("0" + matcher.group("octal"), 8);
        BigInteger value = matcher.group("sign").equals("-") ? magnitude.negate() : magnitude;
        return value.bitLength() < Integer.SIZE ? Optional.of(value.intValue()) : Optional.empty();
    }

    /** For an operator: {@code value 10, read from /run/prio}. */
    @Override
    public String toString() {
        return "value " + value + ", " + detail;
    }
}
