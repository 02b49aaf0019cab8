package org.vipwarden.engine.config.plan;

/**
 * How an instance is at the moment, as far as the consequences of a plan depend on it.
 *
 * @param active whether it holds its addresses
 * @param priority that counts now, with what its trackers add or take away; 1 to 255
 */
public record Present(boolean active, int priority) {}
