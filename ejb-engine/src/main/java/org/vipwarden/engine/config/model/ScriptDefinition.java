package org.vipwarden.engine.config.model;

import java.time.Duration;
import org.vipwarden.engine.unit.Weight;

/**
 * A {@code vrrp_script}.
 *
 * @param interval from one start to the next; default 1 s
 * @param timeout after which the script counts as failed and is ended; the interval unless given
 * @param rise how many successes in a row make it up; default 1
 * @param fall how many failures in a row make it down; default 1
 * @param weight for instances that track it without a weight of their own; default 0
 * @param initFail whether it starts as failed
 */
public record ScriptDefinition(
        String name,
        Command command,
        Duration interval,
        Duration timeout,
        int rise,
        int fall,
        Weight weight,
        boolean initFail) {}
