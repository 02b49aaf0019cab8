package org.vipwarden.engine.config.grammar;

import java.util.List;
import org.vipwarden.engine.config.text.Place;
import org.vipwarden.engine.config.text.Word;

/** A line of data in a block that has no keywords, for example an address or a tracked script. */
public record Entry(List<Word> words) {
    public Entry {
        words = List.copyOf(words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("an entry has at least one word");
        }
    }

    /** What the line is about. */
    public Word first() {
        return words.get(0);
    }

    /** The words behind the first. */
    public List<Word> options() {
        return words.subList(1, words.size());
    }

    public Place place() {
        return first().place();
    }
}
