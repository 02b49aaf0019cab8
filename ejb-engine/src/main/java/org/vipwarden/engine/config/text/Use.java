package org.vipwarden.engine.config.text;

import java.util.List;
import java.util.Optional;

/**
 * A name that is used in a text: {@code $NAME} with a blank or the end of the line behind it, or {@code ${NAME}}, in whose braces
 * arguments may follow.
 *
 * @param start the index of its dollar sign
 * @param end behind its last character
 */
record Use(String name, List<String> arguments, int start, int end) {

    /**
     * The use that begins at a dollar sign; empty when there is none.
     *
     * @param blankFollows whether the end of the text is followed by a blank, or by nothing
     */
    static Optional<Use> at(String text, int dollar, boolean blankFollows) {
        boolean braced = text.startsWith("{", dollar + 1);
        int from = dollar + (braced ? 2 : 1);
        int end = Definitions.nameEnd(text, from);
        if (end == from) {
            return Optional.empty();
        }
        String name = text.substring(from, end);
        if (braced) {
            int close = text.indexOf('}', end);
            boolean clean = close >= 0 && (close == end || WordReader.isBlank(text.charAt(end)));
            return clean
                    ? Optional.of(new Use(name, words(text.substring(end, close)), dollar, close + 1))
                    : Optional.empty();
        }
        boolean ended = end < text.length() ? WordReader.isBlank(text.charAt(end)) : blankFollows;
        return ended ? Optional.of(new Use(name, List.of(), dollar, end)) : Optional.empty();
    }

    private static List<String> words(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? List.of() : List.of(stripped.split("\\s+"));
    }
}
