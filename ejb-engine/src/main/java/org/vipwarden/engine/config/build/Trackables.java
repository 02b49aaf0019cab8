package org.vipwarden.engine.config.build;

import java.util.List;
import java.util.Map;
import org.vipwarden.engine.config.model.BfdDefinition;
import org.vipwarden.engine.config.model.FileDefinition;
import org.vipwarden.engine.config.model.ProcessDefinition;
import org.vipwarden.engine.config.model.ScriptDefinition;

/** All that instances may track by name, by kind and in file order. */
record Trackables(
        Known<ScriptDefinition> scripts,
        Known<FileDefinition> files,
        Known<ProcessDefinition> processes,
        Known<BfdDefinition> sessions) {

    /**
     * All of one kind.
     *
     * @param keyword that defines them
     * @param mostWeight from minus this to this they may weigh
     */
    record Known<T>(String keyword, int mostWeight, Map<String, Defined<T>> byName) {
        List<T> definitions() {
            return byName.values().stream().map(Defined::definition).toList();
        }
    }
}
