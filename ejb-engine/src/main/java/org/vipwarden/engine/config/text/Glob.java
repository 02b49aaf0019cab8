package org.vipwarden.engine.config.text;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** Finds the files that an {@code include} means: {@code *}, {@code ?}, {@code [a-z]} and {@code {a,b}}, which may be nested. */
final class Glob {
    private static final int MOST_ALTERNATIVES = 1000;

    private Glob() {}

    /** The files that match one of the {@link #alternatives}, sorted by name. */
    static List<Path> find(ConfigurationFiles files, Path directory, String alternative) {
        List<Path> found = new ArrayList<>();
        Path start = alternative.startsWith("/") ? Path.of("/") : directory;
        walk(files, start, alternative.split("/+"), 0, found);
        return found;
    }

    private static void walk(ConfigurationFiles files, Path at, String[] segments, int index, List<Path> found) {
        if (index == segments.length) {
            found.add(at);
            return;
        }
        String segment = segments[index];
        if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
            walk(files, segment.isEmpty() ? at : at.resolve(segment).normalize(), segments, index + 1, found);
            return;
        }
        for (String name : matching(files, at, segment)) {
            walk(files, at.resolve(name), segments, index + 1, found);
        }
    }

    private static List<String> matching(ConfigurationFiles files, Path directory, String segment) {
        try {
            if (!hasWildcard(segment)) {
                return files.names(directory).contains(segment) ? List.of(segment) : List.of();
            }
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + segment);
            return files.names(directory).stream()
                    .filter(name -> segment.startsWith(".") || !name.startsWith("."))
                    .filter(name -> matcher.matches(Path.of(name)))
                    .toList();
        } catch (IOException | PatternSyntaxException e) {
            return List.of();
        }
    }

    static boolean hasWildcard(String segment) {
        return segment.chars().anyMatch(c -> c == '*' || c == '?' || c == '[');
    }

    /** The pattern with its braces written out; at most a thousand of them. */
    static List<String> alternatives(String pattern) {
        List<String> done = new ArrayList<>();
        List<String> open = new ArrayList<>(List.of(pattern));
        while (!open.isEmpty() && done.size() + open.size() < MOST_ALTERNATIVES) {
            String next = open.remove(0);
            int start = next.indexOf('{');
            int end = start < 0 ? -1 : closing(next, start);
            if (end < 0) {
                done.add(next);
            } else {
                List<String> written = new ArrayList<>();
                for (String choice : choices(next.substring(start + 1, end))) {
                    written.add(next.substring(0, start) + choice + next.substring(end + 1));
                }
                open.addAll(0, written);
            }
        }
        return done;
    }

    private static int closing(String text, int start) {
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> choices(String text) {
        List<String> choices = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == ',' && depth == 0) {
                choices.add(text.substring(from, i));
                from = i + 1;
            }
        }
        choices.add(text.substring(from));
        return choices;
    }
}
