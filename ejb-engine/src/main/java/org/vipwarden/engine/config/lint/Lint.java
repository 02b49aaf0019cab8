package org.vipwarden.engine.config.lint;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.model.Configuration;

/**
 * All that is looked for. A finding is a note, so that a check of the file ends as in keepalived; where keepalived complains too, it
 * is a warning.
 */
public final class Lint {
    private static final List<Consumer<Scene>> CHECKS = List.of(
            RouterIds::review, Weights::review, Networks::review, Interfaces::review, Programs::review, Peers::review);

    private final Machine machine;
    private final Map<String, Heard.ByRouter> heard;

    /**
     * One that knows the machine, and what it has heard.
     *
     * @param heard by the name of the instance
     */
    public Lint(Machine machine, Map<String, Heard.ByRouter> heard) {
        this.machine = machine;
        this.heard = Map.copyOf(heard);
    }

    /** One that has heard of no other node. */
    public Lint(Machine machine) {
        this(machine, Map.of());
    }

    /**
     * Looks at a configuration.
     *
     * @param tree that it was made of
     * @param report gets what is found
     */
    public void review(Configuration configuration, Node tree, Report report) {
        Scene scene = Scene.of(configuration, tree, machine, heard, report);
        CHECKS.forEach(check -> check.accept(scene));
    }
}
