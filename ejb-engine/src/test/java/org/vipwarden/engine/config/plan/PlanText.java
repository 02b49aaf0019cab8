package org.vipwarden.engine.config.plan;

import java.util.Optional;
import org.vipwarden.engine.config.text.Place;

/** A plan as a test compares it: every step, change and consequence in a line. */
final class PlanText {
    private PlanText() {}

    static String of(Plan plan) {
        StringBuilder out = new StringBuilder(plan.words()).append('\n');
        for (Step step : plan.steps()) {
            out.append(step.action())
                    .append(' ')
                    .append(step.label())
                    .append(at(step.place()))
                    .append('\n');
            step.changes().forEach(change -> out.append("  ")
                    .append(change)
                    .append(at(change.place()))
                    .append('\n'));
            step.consequences()
                    .forEach(sentence -> out.append("  => ").append(sentence).append('\n'));
        }
        return out.toString();
    }

    private static String at(Optional<Place> place) {
        return place.map(p -> " @" + p.line() + ":" + p.column()).orElse("");
    }
}
