package org.vipwarden.tests.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where our dumps are not keepalived's, as a table: what kind of deviation, which lines, and why. The lines of JSON are its members, one
 * on each line.
 */
final class Deviations {
    private static final String TABLE = "/lab/dump-deviations.tsv";

    /** How a line deviates. */
    enum Kind {
        /** The two groups around the value stay, the value may be any. */
        VALUE,
        /** keepalived has it, we have not. */
        MISSING,
        /** We have it, keepalived 2.2.7 has not. */
        ADDED
    }

    /** A row of the table. */
    record Deviation(Kind kind, Pattern lines, String reason) {}

    private final List<Deviation> all;
    private final Set<Deviation> used = new HashSet<>();

    private Deviations(List<Deviation> all) {
        this.all = all;
    }

    static Deviations read() {
        try (InputStream table = Deviations.class.getResourceAsStream(TABLE)) {
            return new Deviations(new String(table.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\t"))
                    .map(cells -> new Deviation(Kind.valueOf(cells[0]), Pattern.compile(cells[1]), cells[2]))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** keepalived's lines without what deviates. */
    List<String> of(Stream<String> theirs) {
        return without(theirs, Kind.MISSING);
    }

    /** Our lines without what deviates. */
    List<String> ofOurs(Stream<String> ours) {
        return without(ours, Kind.ADDED);
    }

    private List<String> without(Stream<String> lines, Kind side) {
        return lines.filter(line -> !isOne(line, side)).map(this::masked).toList();
    }

    private boolean isOne(String line, Kind kind) {
        return all.stream()
                .filter(d -> d.kind() == kind && d.lines().matcher(line).matches())
                .peek(used::add)
                .findFirst()
                .isPresent();
    }

    private String masked(String line) {
        for (Deviation deviation : all) {
            Matcher matcher = deviation.lines().matcher(line);
            if (deviation.kind() == Kind.VALUE && matcher.matches()) {
                used.add(deviation);
                return matcher.group(1) + "~" + matcher.group(2);
            }
        }
        return line;
    }

    /** Rows that no line needed: they are no longer true. */
    List<Deviation> unused() {
        return all.stream().filter(d -> !used.contains(d)).toList();
    }
}
