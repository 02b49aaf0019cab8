package org.vipwarden.engine.config.text;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.vipwarden.engine.config.diagnostic.Report;

/** The lines of a file, without their ends and comments. */
final class FileLines implements Iterator<Line> {
    private final String file;
    private final String text;
    private final Report report;
    private int number;
    private int at;

    FileLines(String file, String text, Report report) {
        this.file = file;
        this.text = text;
        this.report = report;
    }

    @Override
    public boolean hasNext() {
        return at < text.length();
    }

    @Override
    public Line next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        int feed = text.indexOf('\n', at);
        int end = feed < 0 ? text.length() : feed;
        int last = end > at && text.charAt(end - 1) == '\r' ? end - 1 : end;
        Line line = Line.of(file, ++number, text.substring(at, last));
        at = end + 1;
        return Comments.strip(line, report);
    }
}
