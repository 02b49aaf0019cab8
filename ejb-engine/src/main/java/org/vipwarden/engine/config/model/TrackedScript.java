package org.vipwarden.engine.config.model;

import org.vipwarden.engine.unit.Weight;

/** An entry of {@code track_script}: a script and what it weighs for this instance. */
public record TrackedScript(String script, Weight weight) implements Keyed {
    @Override
    public String key() {
        return script;
    }
}
