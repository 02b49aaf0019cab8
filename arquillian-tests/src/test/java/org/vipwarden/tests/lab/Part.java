package org.vipwarden.tests.lab;

import org.vipwarden.engine.unit.AdvertInterval;
import org.vipwarden.launcher.lab.Host;

/**
 * What a node is configured to be.
 *
 * @param priority 1 to 255
 * @param lines more of the instance
 * @param grouped whether a second instance is in a sync group with the first; it needs the uplink
 */
record Part(int priority, AdvertInterval interval, String lines, boolean grouped) {

    /** Node 1 has the higher priority, and nothing else differs. */
    static Part usual(Host host, Speech speech) {
        return new Part(host == Host.NODE1 ? Pair.HIGH : Pair.LOW, speech.usualInterval(), "", false);
    }

    Part withPriority(int other) {
        return new Part(other, interval, lines, grouped);
    }

    Part withInterval(AdvertInterval other) {
        return new Part(priority, other, lines, grouped);
    }

    Part withLines(String more) {
        return new Part(priority, interval, more, grouped);
    }

    Part inGroup() {
        return new Part(priority, interval, lines, true);
    }
}
