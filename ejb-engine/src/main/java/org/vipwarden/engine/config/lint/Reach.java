package org.vipwarden.engine.config.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.config.grammar.InstanceKeywords;
import org.vipwarden.engine.config.grammar.Keyword;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.TrackedBfd;
import org.vipwarden.engine.config.model.TrackedFile;
import org.vipwarden.engine.config.model.TrackedInterface;
import org.vipwarden.engine.config.model.TrackedProcess;
import org.vipwarden.engine.config.model.TrackedScript;
import org.vipwarden.engine.config.model.Tracking;
import org.vipwarden.engine.unit.Weight;

/**
 * How far the weights of an instance can move its priority. What is tracked without a weight is not in it: that does not move the
 * priority, it ends the service.
 *
 * @param weighing what has a weight
 * @param least the sum of all that can be taken away, 0 or less
 * @param most the sum of all that can be added
 * @param isAnywhere whether a tracked file is among it, whose number may be any
 */
record Reach(List<Weighed> weighing, int least, int most, boolean isAnywhere) {
    Reach {
        weighing = List.copyOf(weighing);
    }

    /**
     * Something that is tracked with a weight.
     *
     * @param block of the configuration that it is tracked in
     */
    record Weighed(Keyword<?> block, String name, Weight weight) {
        /** What it adds when it counts. */
        private int adjustment() {
            return weight.reverse() ? -weight.value() : weight.value();
        }
    }

    static Reach of(InstanceDefinition instance) {
        Tracking tracking = instance.tracking();
        List<Weighed> all = new ArrayList<>();
        for (TrackedScript t : tracking.scripts()) {
            all.add(new Weighed(InstanceKeywords.TRACK_SCRIPT, t.script(), t.weight()));
        }
        for (TrackedInterface t : tracking.interfaces()) {
            all.add(new Weighed(InstanceKeywords.TRACK_INTERFACE, t.interfaceName(), t.weight()));
        }
        for (TrackedProcess t : tracking.processes()) {
            all.add(new Weighed(InstanceKeywords.TRACK_PROCESS, t.name(), t.weight()));
        }
        for (TrackedBfd t : tracking.sessions()) {
            all.add(new Weighed(InstanceKeywords.TRACK_BFD, t.name(), t.weight()));
        }
        for (TrackedFile t : tracking.files()) {
            all.add(new Weighed(InstanceKeywords.TRACK_FILE, t.name(), t.weight()));
        }
        all.removeIf(weighed -> weighed.weight().value() == 0);
        return new Reach(
                all,
                all.stream().mapToInt(Weighed::adjustment).filter(a -> a < 0).sum(),
                all.stream().mapToInt(Weighed::adjustment).filter(a -> a > 0).sum(),
                all.stream().anyMatch(weighed -> weighed.block() == InstanceKeywords.TRACK_FILE));
    }

    boolean isEmpty() {
        return weighing.isEmpty();
    }

    /** The block that the first of them is tracked in. */
    Keyword<?> block() {
        return weighing.get(0).block();
    }

    /** {@code the weight -20 of 'chk'}, or of the first and how many others. */
    String words() {
        Weighed first = weighing.get(0);
        Optional<String> others = Optional.of(weighing.size() - 1)
                .filter(n -> n > 0)
                .map(n -> n == 1 ? " and of one other" : " and of " + n + " others");
        return "the weight " + first.weight() + " of '" + first.name() + "'" + others.orElse("");
    }
}
