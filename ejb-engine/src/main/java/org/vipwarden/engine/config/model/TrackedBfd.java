package org.vipwarden.engine.config.model;

import org.vipwarden.engine.unit.Weight;

/** An entry of {@code track_bfd}: a BFD session and what it weighs for this instance. */
public record TrackedBfd(String name, Weight weight) implements Keyed {
    @Override
    public String key() {
        return name;
    }
}
