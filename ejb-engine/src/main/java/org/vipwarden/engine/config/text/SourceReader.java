package org.vipwarden.engine.config.text;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vipwarden.engine.config.diagnostic.Report;

/**
 * Reads a file and everything that it includes, and resolves what works on whole lines: {@code include}, {@code @id},
 * {@code $NAME=}.
 */
public final class SourceReader {
    private static final int DEEPEST = 20;
    /** Enough for the largest real files, few enough that files and definitions that repeat each other end soon. */
    private static final int MOST_LINES = 1_000_000;

    private static final Set<String> INCLUDES =
            Set.of("include", "includer", "includem", "includew", "includeb", "includea");

    private final ConfigurationFiles files;
    private final String configId;
    private final Report report;
    private final Definitions definitions;
    private final List<Line> lines = new ArrayList<>();
    private final Set<Path> open = new HashSet<>();
    private int seen;

    /**
     * @param configId what {@code @id} compares with; the host name unless said otherwise
     */
    public SourceReader(ConfigurationFiles files, String configId, Report report) {
        this.files = files;
        this.configId = configId;
        this.report = report;
        this.definitions = new Definitions(report);
    }

    /**
     * The words of a file.
     *
     * @throws NoSuchFileException when it does not exist
     * @throws IOException when it cannot be read
     */
    public WordReader read(Path file) throws IOException {
        append(file);
        return new WordReader(lines, report);
    }

    private void append(Path file) throws IOException {
        String[] texts = files.read(file).split("\n", -1);
        open.add(file);
        for (int i = 0; i < texts.length; i++) {
            String text = texts[i].endsWith("\r") ? texts[i].substring(0, texts[i].length() - 1) : texts[i];
            line(Line.of(file.toString(), i + 1, text), file);
        }
        open.remove(file);
    }

    private void line(Line line, Path file) {
        if (++seen >= MOST_LINES) {
            tooMuch(line);
            return;
        }
        int start = Definitions.indent(line.text());
        int end = wordEnd(line.text(), start);
        if (INCLUDES.contains(line.text().substring(start, end))) {
            include(line, start, end, file);
            return;
        }
        Line kept = conditional(line);
        if (kept == null || definitions.take(kept)) {
            return;
        }
        for (Line expanded : definitions.expand(kept)) {
            // The condition itself may have come from a definition.
            Line still = conditional(expanded);
            if (still != null) {
                add(still);
            }
        }
    }

    private void tooMuch(Line line) {
        if (seen == MOST_LINES) {
            report.error(
                    line.place(0, line.text().length()),
                    "includes and definitions make more than a million lines: the rest is left out");
        }
    }

    private void add(Line line) {
        int tilde = line.text().indexOf('~');
        if (tilde >= 0 && isRepetition(line.text(), tilde)) {
            report.error(
                    line.place(tilde, line.text().length()),
                    "repeating a line with ~SEQ or ~LST is not supported yet: the line is ignored");
            return;
        }
        int predefined = line.text().indexOf("${_");
        if (predefined >= 0) {
            report.error(
                    line.place(predefined, line.text().length()),
                    "predefined names are not supported yet: the line is ignored");
            return;
        }
        lines.add(line);
    }

    private static boolean isRepetition(String text, int tilde) {
        return text.startsWith("SEQ(", tilde + 1)
                || text.startsWith("SEQx(", tilde + 1)
                || text.startsWith("LST(", tilde + 1);
    }

    /** {@code @id line} and {@code @^id line}: the line when it is for this node, null when it is for another. */
    private Line conditional(Line line) {
        String text = line.text();
        int at = Definitions.indent(text);
        if (at >= text.length() || text.charAt(at) != '@') {
            return line;
        }
        int end = wordEnd(text, at);
        boolean negated = text.startsWith("^", at + 1);
        String id = text.substring(at + (negated ? 2 : 1), end);
        return id.equals(configId) == negated ? null : line.from(end);
    }

    private void include(Line line, int start, int end, Path file) {
        String pattern = includePattern(line.text().substring(end));
        Place place =
                line.place(start, Math.max(end, line.text().stripTrailing().length()));
        if (pattern.isEmpty()) {
            report.error(place, "'include' has no value: the line is ignored", "a file, or a pattern of files");
            return;
        }
        Path directory = file.getParent();
        List<Path> found = Glob.find(files, directory == null ? Path.of("") : directory, pattern);
        if (found.isEmpty()) {
            nothingToInclude(line.text().substring(start, end), place);
        }
        found.forEach(included -> include(included, place));
    }

    private void include(Path file, Place place) {
        if (open.contains(file) || open.size() >= DEEPEST) {
            report.error(place, file + " would be included in itself, or too deeply: it is left out");
            return;
        }
        try {
            append(file);
        } catch (IOException e) {
            report.error(place, file + " cannot be read: " + reason(e));
        }
    }

    /** {@code include} is silent in keepalived when nothing matches; its stricter forms are not. */
    private void nothingToInclude(String keyword, Place place) {
        if (keyword.equals("include") || keyword.equals("includer")) {
            report.note(place, "no file matches");
        } else {
            report.error(place, "no file matches");
        }
    }

    private static String includePattern(String rest) {
        String pattern = rest.strip();
        for (int i = 1; i < pattern.length(); i++) {
            if (WordReader.isComment(pattern.charAt(i)) && WordReader.isBlank(pattern.charAt(i - 1))) {
                pattern = pattern.substring(0, i).strip();
            }
        }
        boolean quoted = pattern.length() > 1 && pattern.startsWith("\"") && pattern.endsWith("\"");
        return quoted ? pattern.substring(1, pattern.length() - 1) : pattern;
    }

    private static String reason(IOException e) {
        return e instanceof NoSuchFileException ? "no such file" : String.valueOf(e.getMessage());
    }

    private static int wordEnd(String text, int start) {
        int end = start;
        while (end < text.length() && !WordReader.isBlank(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
