package org.vipwarden.launcher;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a node's files are called when nobody says otherwise, so that several can run on one machine: in a network namespace of its own,
 * or with an instance name, or both.
 */
record NodeNames(Optional<String> namespace, Optional<String> instance) {
    private static final Path RUN = Path.of("/run/vipwarden");
    private static final Path LIBRARY = Path.of("/var/lib");

    Path pidFile() {
        return RUN.resolve(name() + ".pid");
    }

    Path stateDirectory() {
        return LIBRARY.resolve(name());
    }

    private String name() {
        return Stream.of(Optional.of("vipwarden"), namespace, instance)
                .flatMap(Optional::stream)
                .collect(Collectors.joining("_"));
    }
}
