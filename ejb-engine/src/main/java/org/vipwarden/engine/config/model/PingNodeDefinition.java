package org.vipwarden.engine.config.model;

import java.time.Duration;
import org.vipwarden.engine.unit.Ipv4;

/**
 * A {@code ping_node} of {@code vipwarden.conf}.
 *
 * @param interval from one echo request to the next; default 1 s
 * @param timeout how long an answer may take; default 500 ms
 * @param rise answers in a row that make it up; default 1
 * @param fall missing answers in a row that make it down; default 3
 */
public record PingNodeDefinition(String name, Ipv4 target, Duration interval, Duration timeout, int rise, int fall) {}
