package org.vipwarden.tests.lab;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One field of the table: how they speak, what happens to them, and who they are. */
record Cell(Speech speech, Scenario scenario, Pairing pairing) {

    /** A line of the table: all pairings go through all scenarios. */
    static Stream<Cell> line(Speech speech, List<Pairing> pairings, Scenario... scenarios) {
        return pairings.stream()
                .flatMap(pairing -> Stream.of(scenarios).map(scenario -> new Cell(speech, scenario, pairing)));
    }

    @Override
    public String toString() {
        return "%s %s: %s".formatted(scenario.name().toLowerCase(Locale.ROOT), speech, pairing);
    }
}
