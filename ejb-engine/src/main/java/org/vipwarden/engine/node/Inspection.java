package org.vipwarden.engine.node;

import java.nio.file.Path;
import java.util.Map;
import org.vipwarden.engine.config.ConfigurationLoader;
import org.vipwarden.engine.config.Loaded;
import org.vipwarden.engine.config.lint.Heard;
import org.vipwarden.engine.config.lint.Lint;

/** The check of a configuration on this machine: the one way for {@code run -t}, {@code check} and the bean. */
public final class Inspection {
    private Inspection() {}

    /** Reads both files and says all that there is to say about them. Starts nothing, and touches nothing. */
    public static Loaded of(Path configuration, Path own) {
        return of(new NodeOptions(configuration, own, Path.of("")));
    }

    /** As {@link #of(Path, Path)}, of a node with options. */
    public static Loaded of(NodeOptions options) {
        return of(options, Map.of());
    }

    /** As {@link #of(NodeOptions)}, by a node that has heard others. */
    static Loaded of(NodeOptions options, Map<String, Heard.ByRouter> heard) {
        return ConfigurationLoader.check(
                options.configuration(),
                options.ownConfiguration(),
                options.surroundings(),
                new Lint(new ThisMachine(), heard));
    }
}
