package org.vipwarden.engine.node;

import java.time.Instant;
import org.vipwarden.engine.track.Observation;
import org.vipwarden.rules.fact.Health;

/**
 * How a tracked thing is.
 *
 * @param target the script's command line, the file, the program, or the address of the neighbour or ping node
 * @param since when its health last changed
 * @param detail what was seen then
 */
public record TrackerSnapshot(
        Observation.Kind kind, String name, String target, Health health, Instant since, String detail) {}
