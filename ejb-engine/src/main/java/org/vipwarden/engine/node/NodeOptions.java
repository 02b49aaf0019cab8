package org.vipwarden.engine.node;

import java.nio.file.Path;
import java.util.Optional;
import org.vipwarden.engine.config.Surroundings;

/**
 * Where a node finds and keeps its things.
 *
 * @param configuration the {@code keepalived.conf}
 * @param ownConfiguration the {@code vipwarden.conf}, by default beside it; it need not exist
 * @param stateDirectory where the journal and the revisions of the rules are kept; made when missing
 * @param configId {@code -i}: what {@code @id} lines are compared with; the host's name when absent
 */
public record NodeOptions(Path configuration, Path ownConfiguration, Path stateDirectory, Optional<String> configId) {

    /** A node that is called as its host. */
    public NodeOptions(Path configuration, Path ownConfiguration, Path stateDirectory) {
        this(configuration, ownConfiguration, stateDirectory, Optional.empty());
    }

    /** What the configuration is read with. */
    public Surroundings surroundings() {
        Surroundings here = Surroundings.ofThisMachine();
        return configId.map(here::called).orElse(here);
    }
}
