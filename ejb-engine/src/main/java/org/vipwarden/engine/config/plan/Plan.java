package org.vipwarden.engine.config.plan;

import java.util.List;
import org.vipwarden.engine.config.plan.Step.Action;

/**
 * All that is done to come from one configuration to another.
 *
 * @param steps only what changes, kind by kind, each in the order of the new configuration, removals first
 */
public record Plan(List<Step> steps) {
    /** Nothing changes. */
    public static final Plan NOTHING = new Plan(List.of());

    public Plan {
        steps = List.copyOf(steps);
    }

    /** What is done, for the journal: {@code changed: VI_1 (priority 99 -> 150); started: VI_2}. */
    public String words() {
        return Summary.of(this);
    }

    /** How many steps do that. */
    public long count(Action action) {
        return steps.stream().filter(step -> step.action() == action).count();
    }
}
