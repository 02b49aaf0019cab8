package org.vipwarden.engine.node;

import java.nio.file.Path;

/**
 * Where a node finds and keeps its things.
 *
 * @param configuration the {@code keepalived.conf}
 * @param ownConfiguration the {@code vipwarden.conf}, by default beside it; it need not exist
 * @param stateDirectory where the journal and the revisions of the rules are kept; made when missing
 */
public record NodeOptions(Path configuration, Path ownConfiguration, Path stateDirectory) {}
