package org.vipwarden.engine.config.plan;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vipwarden.engine.config.plan.Step.Action;

/** A plan in one sentence. Of thousands of steps it names some: thousands would be no sentence. */
final class Summary {
    private static final int MOST_STEPS = 20;
    private static final int MOST_CHANGES = 3;

    private Summary() {}

    static String of(Plan plan) {
        String parts = Stream.of(
                        part(plan, Action.REMOVE, "stopped"),
                        part(plan, Action.REPLACE, "started anew"),
                        part(plan, Action.CHANGE, "changed"),
                        part(plan, Action.ADD, "started"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
        return parts.isEmpty() ? "every virtual router stays as it is" : parts;
    }

    private static String part(Plan plan, Action action, String what) {
        List<Step> steps =
                plan.steps().stream().filter(step -> step.action() == action).toList();
        if (steps.isEmpty()) {
            return "";
        }
        String named = steps.stream().limit(MOST_STEPS).map(Summary::step).collect(Collectors.joining(", "));
        int others = steps.size() - MOST_STEPS;
        return what + ": " + named + (others > 0 ? " and " + others + " others" : "");
    }

    /** An instance is what one expects; anything else says what it is. */
    private static String step(Step step) {
        String label = step.keyword().equals(Tables.INSTANCES.keyword()) ? step.name() : step.label();
        return step.changes().isEmpty() ? label : label + " (" + changes(step.changes()) + ")";
    }

    private static String changes(List<Change> changes) {
        String told = changes.stream().limit(MOST_CHANGES).map(Change::toString).collect(Collectors.joining(", "));
        int others = changes.size() - MOST_CHANGES;
        return told + (others > 0 ? ", " + others + " more" : "");
    }
}
