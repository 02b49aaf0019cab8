package org.vipwarden.engine.config.grammar;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What may stand between two braces (or outside all of them): keywords, or lines of data.
 */
public final class Block {
    private static final Block DATA = new Block(Map.of(), true);

    private final Map<String, Keyword<?>> keywords;
    private final boolean data;

    private Block(Map<String, Keyword<?>> keywords, boolean data) {
        this.keywords = keywords;
        this.data = data;
    }

    /** A block of data lines. */
    public static Block ofData() {
        return DATA;
    }

    /** A block of the given keywords. */
    public static Block of(Keyword<?>... keywords) {
        return of(List.of(keywords));
    }

    /** A block of all the given keywords. */
    @SafeVarargs
    public static Block of(List<Keyword<?>>... groups) {
        Map<String, Keyword<?>> byName = new LinkedHashMap<>();
        for (List<Keyword<?>> group : groups) {
            for (Keyword<?> keyword : group) {
                if (byName.put(keyword.name(), keyword) != null) {
                    throw new IllegalStateException("keyword " + keyword.name() + " is in the table twice");
                }
            }
        }
        return new Block(Collections.unmodifiableMap(byName), false);
    }

    /** Whether this holds data lines instead of keywords. */
    public boolean isData() {
        return data;
    }

    public Optional<Keyword<?>> find(String name) {
        return Optional.ofNullable(keywords.get(name));
    }

    /** All keywords, in the order of the table. */
    public Collection<Keyword<?>> keywords() {
        return keywords.values();
    }

    /** "did you mean" for a misspelt keyword; empty when no known one is like it. */
    public String suggestionFor(String misspelt) {
        return Spelling.suggestion(misspelt, keywords.keySet());
    }
}
