package org.vipwarden.engine.config.plan;

import java.util.Optional;
import org.vipwarden.engine.config.text.Place;

/**
 * A value that changes.
 *
 * @param field keepalived's word for it, with what it is about where there are several: {@code track_script chk weight}
 * @param before empty when there was none
 * @param after empty when there is none any more
 * @param place of the new value, where it has one of its own
 */
public record Change(String field, String before, String after, Optional<Place> place) {

    /** {@code priority 99 -> 150}. */
    @Override
    public String toString() {
        if (before.isEmpty()) {
            return "+ " + field + " " + after;
        }
        return after.isEmpty() ? "- " + field + " " + before : field + " " + before + " -> " + after;
    }
}
