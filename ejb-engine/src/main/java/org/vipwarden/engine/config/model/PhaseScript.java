package org.vipwarden.engine.config.model;

import java.time.Duration;

/**
 * {@code startup_script} or {@code shutdown_script}.
 *
 * @param timeout after which it is killed
 */
public record PhaseScript(Command command, Duration timeout) {}
