package org.vipwarden.engine.config.text;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Set;

/**
 * Lines that are still to come: those of a file, of a definition of several lines, or of a repetition.
 *
 * @param file the file that is read meanwhile
 * @param opened the file, definition or repetition that these are the lines of
 * @param parent what asked for them; null for the first file
 * @param checks what {@code include} was checked for before; it is again when no line is left
 */
record Feed(Iterator<Line> lines, Path file, Object opened, Feed parent, Set<IncludeCheck> checks) {

    /** Whether these lines are needed, directly or not, by what they would be part of. */
    boolean isWithin(Object other) {
        return opened.equals(other) || parent != null && parent.isWithin(other);
    }

    int depth() {
        return parent == null ? 0 : parent.depth() + 1;
    }
}
