package org.vipwarden.engine.config.grammar;

import java.util.List;
import org.vipwarden.engine.config.text.Place;
import org.vipwarden.engine.config.text.Word;

/** A keyword as it stands in a file, and the words behind it. */
public record Statement(Word keyword, List<Word> arguments) {

    /** The argument at an index, or the keyword when there is none: where to point when something is missing. */
    public Place placeOf(int index) {
        return index < arguments.size() ? arguments.get(index).place() : keyword.place();
    }

    /** From the given argument to the end. */
    public Place from(int index) {
        return arguments
                .get(index)
                .place()
                .upTo(arguments.get(arguments.size() - 1).place());
    }
}
