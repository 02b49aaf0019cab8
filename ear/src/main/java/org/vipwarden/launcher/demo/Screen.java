package org.vipwarden.launcher.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the story is told. On a terminal the last lines are a table that is repainted in place while the story scrolls above it;
 * elsewhere there are plain lines only, and the table is printed when somebody asks for it.
 */
final class Screen {
    /** How a piece of text looks. */
    enum Style {
        BOLD("1"),
        DIM("2"),
        GOOD("32"),
        BAD("1;31"),
        PLAIN("");

        private final String code;

        Style(String code) {
            this.code = code;
        }
    }

    private static final String ESCAPE = "\u001b[";

    private final PrintStream out;
    private final boolean terminal;
    private final boolean colour;
    private List<String> table = List.of();

    Screen(PrintStream out, boolean terminal, boolean colour) {
        this.out = out;
        this.terminal = terminal;
        this.colour = colour;
    }

    /** Standard output, in UTF-8 whatever the locale; colours on a terminal, unless {@code NO_COLOR} is set. */
    static Screen standard() {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        boolean terminal = isTerminal();
        return new Screen(out, terminal, terminal && System.getenv("NO_COLOR") == null);
    }

    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the table is repainted by itself. */
    boolean isLive() {
        return terminal;
    }

    /** The text in a style, where there are styles. */
    String styled(Style style, String text) {
        return colour && style != Style.PLAIN ? ESCAPE + style.code + "m" + text + ESCAPE + "0m" : text;
    }

    /** Adds a line to the story. */
    synchronized void say(String line) {
        erase();
        out.println(line);
        paint();
    }

    /** Shows this table from now on; on a terminal only. */
    synchronized void show(List<String> rows) {
        if (terminal && !rows.equals(table)) {
            erase();
            table = List.copyOf(rows);
            paint();
        }
    }

    private void erase() {
        if (!table.isEmpty()) {
            out.print(ESCAPE + table.size() + "A\r" + ESCAPE + "J");
        }
    }

    private void paint() {
        table.forEach(out::println);
    }
}
