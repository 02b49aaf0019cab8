package org.vipwarden.engine.node;

import java.nio.file.Path;
import java.util.Map;
import org.vipwarden.engine.config.ConfigurationLoader;
import org.vipwarden.engine.config.Loaded;
import org.vipwarden.engine.config.Surroundings;
import org.vipwarden.engine.config.lint.Heard;
import org.vipwarden.engine.config.lint.Lint;

/** The check of a configuration on this machine: the one way for {@code run -t}, {@code check} and the bean. */
public final class Inspection {
    private Inspection() {}

    /** Reads both files and says all that there is to say about them. Starts nothing, and touches nothing. */
    public static Loaded of(Path configuration, Path own) {
        return of(configuration, own, Map.of());
    }

    /** As {@link #of(Path, Path)}, by a node that has heard others. */
    static Loaded of(Path configuration, Path own, Map<String, Heard.ByRouter> heard) {
        return ConfigurationLoader.check(
                configuration, own, Surroundings.ofThisMachine(), new Lint(new ThisMachine(), heard));
    }
}
