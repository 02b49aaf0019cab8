package org.vipwarden.engine.config.model;

import org.vipwarden.engine.unit.Weight;

/** An entry of {@code track_interface}: an interface and what it weighs for this instance. */
public record TrackedInterface(String interfaceName, Weight weight) implements Keyed {
    @Override
    public String key() {
        return interfaceName;
    }
}
