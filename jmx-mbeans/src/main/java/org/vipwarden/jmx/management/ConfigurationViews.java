package org.vipwarden.jmx.management;

import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.config.diagnostic.Diagnostic;
import org.vipwarden.engine.config.plan.Change;
import org.vipwarden.engine.config.plan.Plan;
import org.vipwarden.engine.config.plan.Step;
import org.vipwarden.engine.config.text.Place;
import org.vipwarden.engine.node.Engine;
import org.vipwarden.jmx.bean.ChangeData;
import org.vipwarden.jmx.bean.FindingData;
import org.vipwarden.jmx.bean.PlanData;
import org.vipwarden.jmx.bean.ReloadData;
import org.vipwarden.jmx.bean.StepData;

/** What the engine says of configurations as the data of the MXBeans. The components are named like the getters they implement. */
final class ConfigurationViews {

    private ConfigurationViews() {}

    record Reload(boolean isAccepted, List<String> getMessages, PlanData getPlan) implements ReloadData {
        static Reload of(Engine.ReloadOutcome outcome) {
            return new Reload(outcome.accepted(), outcome.messages(), Whole.of(outcome.plan()));
        }
    }

    record Whole(String getSummary, List<StepData> getSteps) implements PlanData {
        static Whole of(Plan plan) {
            return new Whole(
                    plan.words(), plan.steps().stream().<StepData>map(Part::of).toList());
        }
    }

    record Part(
            String getAction,
            String getKeyword,
            String getName,
            String getPlace,
            List<ChangeData> getChanges,
            List<String> getConsequences)
            implements StepData {
        static Part of(Step step) {
            return new Part(
                    step.action().name(),
                    step.keyword(),
                    step.name(),
                    text(step.place()),
                    step.changes().stream().<ChangeData>map(Value::of).toList(),
                    step.consequences());
        }
    }

    record Value(String getField, String getBefore, String getAfter, String getPlace) implements ChangeData {
        static Value of(Change change) {
            return new Value(change.field(), change.before(), change.after(), text(change.place()));
        }
    }

    private static String text(Optional<Place> place) {
        return place.map(Place::toString).orElse("");
    }

    record Finding(
            String getCode,
            String getSeverity,
            String getFile,
            int getLine,
            int getColumn,
            int getLength,
            String getSource,
            String getMessage,
            String getExpected,
            String getSuggestion)
            implements FindingData {
        static List<FindingData> of(List<Diagnostic> diagnostics) {
            return diagnostics.stream().<FindingData>map(Finding::of).toList();
        }

        private static Finding of(Diagnostic diagnostic) {
            Place place = diagnostic.place();
            return new Finding(
                    diagnostic.rule().code(),
                    diagnostic.severity().name(),
                    place.file(),
                    place.line(),
                    place.column(),
                    place.length(),
                    place.text(),
                    diagnostic.message(),
                    diagnostic.expected(),
                    diagnostic.suggestion());
        }
    }
}
