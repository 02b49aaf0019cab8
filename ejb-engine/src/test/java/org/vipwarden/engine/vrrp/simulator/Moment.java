package org.vipwarden.engine.vrrp.simulator;

/**
 * A time as a node's two clocks show it, both in nanoseconds.
 *
 * @param now the clock that never goes back; it begins anywhere, below zero too
 * @param wall the clock that an administrator sets; nothing in the protocol may look at it
 */
record Moment(long now, long wall) {}
