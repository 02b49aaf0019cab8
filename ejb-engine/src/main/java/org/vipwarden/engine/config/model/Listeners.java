package org.vipwarden.engine.config.model;

import java.util.OptionalInt;

/**
 * Where management listens, always on loopback.
 *
 * @param jmxPort of the JMXMP connector, default 9875; empty with {@code off}
 * @param httpPort of the web page, default 9876; empty with {@code off}
 */
public record Listeners(OptionalInt jmxPort, OptionalInt httpPort) {
    public static final Listeners DEFAULT = new Listeners(OptionalInt.of(9875), OptionalInt.of(9876));
}
