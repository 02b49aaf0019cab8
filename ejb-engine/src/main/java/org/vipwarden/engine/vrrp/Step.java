package org.vipwarden.engine.vrrp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an event made of a virtual router: its state from now on, and what is to be done, in order.
 *
 * @param edge by which the state was left; empty when it is still the same one
 */
public record Step(RouterState state, List<Effect> effects, Optional<Edge> edge) {
    public Step {
        effects = List.copyOf(effects);
    }

    /** A step that leaves no state. */
    public Step(RouterState state, List<Effect> effects) {
        this(state, effects, Optional.empty());
    }

    static Step stay(RouterState state, Effect... effects) {
        return new Step(state, List.of(effects));
    }

    static Step by(Edge edge, RouterState state, Effect... effects) {
        return new Step(state, List.of(effects), Optional.of(edge));
    }

    /** This step, after the given effects. */
    Step after(Effect... first) {
        if (first.length == 0) {
            return this;
        }
        List<Effect> all = new ArrayList<>(List.of(first));
        all.addAll(effects);
        return new Step(state, all, edge);
    }

    /** This step as the second half of one that began with another. */
    Step following(Step first) {
        if (first.effects.isEmpty() && first.edge.isEmpty()) {
            return this;
        }
        return new Step(state, after(first.effects.toArray(Effect[]::new)).effects, edge.or(first::edge));
    }
}
