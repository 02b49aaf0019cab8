package org.vipwarden.engine.vrrp;

import java.util.ArrayList;
import java.util.List;

/** What an event made of a virtual router: its state from now on, and what is to be done, in order. */
public record Step(RouterState state, List<Effect> effects) {
    public Step {
        effects = List.copyOf(effects);
    }

    static Step stay(RouterState state, Effect... effects) {
        return new Step(state, List.of(effects));
    }

    /** This step, after the given effects. */
    Step after(Effect... first) {
        if (first.length == 0) {
            return this;
        }
        List<Effect> all = new ArrayList<>(List.of(first));
        all.addAll(effects);
        return new Step(state, all);
    }
}
