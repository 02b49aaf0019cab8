package org.vipwarden.engine.config.model;

import org.vipwarden.engine.unit.Weight;

/** An entry of {@code track_file}: a file and what it weighs for this instance. */
public record TrackedFile(String name, Weight weight) implements Keyed {
    @Override
    public String key() {
        return name;
    }
}
