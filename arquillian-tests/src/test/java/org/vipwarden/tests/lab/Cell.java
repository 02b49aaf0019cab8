package org.vipwarden.tests.lab;

import java.util.stream.Stream;
import org.vipwarden.engine.unit.VrrpVersion;
import org.vipwarden.launcher.lab.Daemon;

/** One field of the table: who is preferred, who is the other, how they speak, and what happens to them. */
record Cell(Daemon preferred, Daemon other, VrrpVersion version, Scenario scenario) {

    /** A pairing in both versions and all scenarios. */
    static Stream<Cell> all(Daemon preferred, Daemon other) {
        return Stream.of(VrrpVersion.values()).flatMap(version -> Stream.of(Scenario.values())
                .map(scenario -> new Cell(preferred, other, version, scenario)));
    }

    @Override
    public String toString() {
        return "%s %s: %s before %s"
                .formatted(scenario.name().toLowerCase(java.util.Locale.ROOT), version, preferred, other);
    }
}
