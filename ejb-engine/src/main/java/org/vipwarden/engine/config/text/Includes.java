package org.vipwarden.engine.config.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.vipwarden.engine.config.diagnostic.Report;

/** {@code include} and its stricter forms: which files a line means, and what is to be said when there are none. */
final class Includes {
    private static final Set<String> KEYWORDS =
            Set.of("include", "includer", "includem", "includew", "includeb", "includea");

    private final ConfigurationFiles files;
    private final Report report;
    private Set<IncludeCheck> checks;

    Includes(ConfigurationFiles files, Set<IncludeCheck> checks, Report report) {
        this.files = files;
        this.checks = checks;
        this.report = report;
    }

    /** What each {@code include} is checked for at present. */
    Set<IncludeCheck> checks() {
        return checks;
    }

    /** From here on each {@code include} is checked for these. */
    void check(Set<IncludeCheck> others) {
        checks = Set.copyOf(others);
    }

    /** Whether a line includes files. */
    static boolean isInclude(Line line) {
        int start = line.indent();
        return line.text().startsWith("include", start) && KEYWORDS.contains(keyword(line));
    }

    private static String keyword(Line line) {
        return line.text().substring(line.indent(), line.wordEnd(line.indent()));
    }

    /** The files that a line includes, in order. */
    List<Path> of(Line line, Path includedBy) {
        String pattern = pattern(line);
        if (pattern.isEmpty()) {
            report.error(
                    line.place(),
                    "'" + keyword(line) + "' has no value: the line is ignored",
                    "a file, or a pattern of files");
            return List.of();
        }
        Path parent = includedBy.getParent();
        Path directory = parent == null ? Path.of("") : parent;
        List<Path> found = new ArrayList<>();
        boolean gap = false;
        for (String alternative : Glob.alternatives(pattern)) {
            List<Path> matching = Glob.find(files, directory, alternative);
            gap |= matching.isEmpty();
            found.addAll(matching);
        }
        say(line, pattern, found.isEmpty(), gap);
        return found;
    }

    private void say(Line line, String pattern, boolean nothing, boolean gap) {
        if (nothing) {
            boolean wrong = isChecked(line, IncludeCheck.WILDCARD_MATCH)
                    || isChecked(line, IncludeCheck.MATCH) && !Glob.hasWildcard(pattern)
                    || isChecked(line, IncludeCheck.BRACE_MATCH) && pattern.contains("{");
            tell(line, wrong, "no file matches");
        } else if (gap && isChecked(line, IncludeCheck.BRACE_MATCH)) {
            tell(line, true, "for one of the alternatives no file matches");
        }
    }

    /** Says that a file cannot be read. */
    void unreadable(Line line, Path file, String reason) {
        boolean wrong = Stream.of(IncludeCheck.values()).anyMatch(check -> isChecked(line, check));
        tell(line, wrong, file + " cannot be read: " + reason);
    }

    private void tell(Line line, boolean wrong, String message) {
        if (wrong) {
            report.error(line.place(), message);
        } else {
            report.note(line.place(), message);
        }
    }

    private boolean isChecked(Line line, IncludeCheck check) {
        return checks.contains(check) || IncludeCheck.of(keyword(line)).contains(check);
    }

    private static String pattern(Line line) {
        String pattern = line.text().substring(line.wordEnd(line.indent())).strip();
        boolean quoted = pattern.length() > 1 && pattern.startsWith("\"") && pattern.endsWith("\"");
        return quoted ? pattern.substring(1, pattern.length() - 1) : pattern;
    }
}
