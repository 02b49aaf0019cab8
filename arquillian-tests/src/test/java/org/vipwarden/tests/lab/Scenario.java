package org.vipwarden.tests.lab;

import org.vipwarden.launcher.lab.Host;

/** What is done to a pair of nodes, and what has to follow. Node 1 is the preferred one. */
interface Scenario extends Parts {

    /** Its name, as enums have it. */
    String name();

    @Override
    default Part of(Host host, Speech speech) {
        return Part.usual(host, speech);
    }

    /** Plays it on a pair that does not run yet. */
    void play(Pair pair);
}
