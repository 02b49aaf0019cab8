package org.vipwarden.engine.config.build;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vipwarden.engine.unit.Vrid;

/** Names for virtual links, each given once: {@code vrrp.51}, then {@code vrrp6.51}, then {@code vrrp1.51} and so on. */
final class LinkNames {
    private final Set<String> taken = new HashSet<>();

    /** Takes a name that the configuration gives; false when another link has it. */
    boolean take(String name) {
        return taken.add(name);
    }

    /** Takes the first free name for the virtual router. */
    String next(String prefix, Vrid vrid) {
        return Stream.concat(
                        Stream.of("", "6"),
                        IntStream.iterate(1, n -> n == 5 ? 7 : n + 1).mapToObj(Integer::toString))
                .map(number -> prefix + number + "." + vrid)
                .filter(taken::add)
                .findFirst()
                .orElseThrow();
    }
}
