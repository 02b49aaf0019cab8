package org.vipwarden.engine.config.text;

/**
 * Where something stands in a configuration file.
 *
 * @param file as the operator named it
 * @param line from 1; 0 when the whole file is meant
 * @param column from 1, in characters
 * @param length in characters, at least 1
 * @param text the whole line
 */
public record Place(String file, int line, int column, int length, String text) {

    /** A whole file, for example one that is missing. */
    public static Place ofFile(String file) {
        return new Place(file, 0, 1, 1, "");
    }

    /** From the start of this place to the end of another one in the same line. */
    public Place upTo(Place end) {
        boolean sameLine = file.equals(end.file) && line == end.line && end.column >= column;
        return sameLine ? new Place(file, line, column, end.column + end.length - column, text) : this;
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
