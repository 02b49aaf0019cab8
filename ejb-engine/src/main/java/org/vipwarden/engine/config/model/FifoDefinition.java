package org.vipwarden.engine.config.model;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A named pipe that is told what happens.
 *
 * @param file where it is; made when it is not there
 * @param owner whose it is when it is made
 * @param script {@code ..._fifo_script}: gets the name of the pipe appended and runs as long as the node
 */
public record FifoDefinition(Path file, ScriptUser owner, Optional<Command> script) {}
