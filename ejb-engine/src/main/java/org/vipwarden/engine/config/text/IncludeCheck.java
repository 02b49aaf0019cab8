package org.vipwarden.engine.config.text;

import java.util.EnumSet;
import java.util.Set;

/**
 * What makes an {@code include} an error; without any of these it is none, whatever it finds. Each of the others includes
 * {@link #READ}.
 */
public enum IncludeCheck {
    /** A file that cannot be read. */
    READ,
    /** Nothing matches a pattern without wildcards. */
    MATCH,
    /** Nothing matches, wildcards or not. */
    WILDCARD_MATCH,
    /** One of the alternatives in braces matches nothing. */
    BRACE_MATCH;

    /** What the keyword of the line asks for in addition. */
    static Set<IncludeCheck> of(String keyword) {
        return switch (keyword) {
            case "includer" -> EnumSet.of(READ);
            case "includem" -> EnumSet.of(MATCH);
            case "includew" -> EnumSet.of(WILDCARD_MATCH);
            case "includeb" -> EnumSet.of(BRACE_MATCH);
            case "includea" -> EnumSet.allOf(IncludeCheck.class);
            default -> EnumSet.noneOf(IncludeCheck.class);
        };
    }
}
