package org.vipwarden.engine.config.model;

import java.nio.file.Path;
import java.util.Optional;
import org.vipwarden.engine.unit.Weight;

/**
 * A {@code track_file}: a file with a number in it.
 *
 * @param weight for instances that track it without a weight of their own; default 1
 * @param initial what is written to it at the start, when that is asked for
 */
public record FileDefinition(String name, Path file, Weight weight, Optional<Initial> initial) {
    /** The weight of a file that names none. */
    public static final Weight DEFAULT_WEIGHT = new Weight(1);

    /**
     * {@code init_file}.
     *
     * @param overwrite whether a file that exists already is written too
     */
    public record Initial(int value, boolean overwrite) {}
}
