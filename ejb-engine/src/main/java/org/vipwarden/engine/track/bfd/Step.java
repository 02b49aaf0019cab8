package org.vipwarden.engine.track.bfd;

import java.util.List;

/** What an event made of a session: how it is from now on, and what is to be done, in order. */
public record Step(Session session, List<Effect> effects) {
    public Step {
        effects = List.copyOf(effects);
    }
}
