package org.vipwarden.engine.dump;

import java.util.function.Function;
import java.util.stream.Stream;
import org.vipwarden.engine.config.model.Tracking;
import org.vipwarden.engine.node.Picture;
import org.vipwarden.engine.unit.Weight;

/** What an instance watches, with what it weighs. */
final class TrackingLines {
    private final DataText text;

    TrackingLines(DataText text) {
        this.text = text;
    }

    void write(Tracking tracking) {
        if (!tracking.interfaces().isEmpty()) {
            text.line("Tracked interfaces :");
            tracking.interfaces().forEach(i -> text.item(i.interfaceName() + " weight " + of(i.weight())));
        }
        if (!tracking.scripts().isEmpty()) {
            text.line("Tracked scripts :");
            tracking.scripts().forEach(s -> text.item(s.script() + " weight " + of(s.weight())));
        }
        if (!tracking.files().isEmpty()) {
            text.line("Tracked files :");
            tracking.files().forEach(f -> text.item(f.name() + ", weight " + of(f.weight())));
        }
        if (!tracking.processes().isEmpty()) {
            text.line("Tracked processes :");
            tracking.processes().forEach(p -> text.item(p.name() + ", weight " + of(p.weight())));
        }
        if (!tracking.sessions().isEmpty()) {
            text.line("Tracked BFDs :");
            tracking.sessions().forEach(b -> text.item(b.name() + ": weight " + of(b.weight())));
        }
    }

    /** The instances that track something, with what it weighs for each. */
    void instances(Picture picture, Function<Tracking, Stream<Weight>> weights) {
        text.line("Tracking instances :");
        picture.configuration().instances().forEach(instance -> weights.apply(instance.tracking())
                .forEach(weight -> text.item(instance.name() + ", weight " + of(weight))));
    }

    static String of(Weight weight) {
        return weight.value() + (weight.reverse() ? " reverse" : "");
    }
}
