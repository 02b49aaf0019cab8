package org.vipwarden.engine.config.model.balance;

import java.time.Duration;

/**
 * How often something is checked.
 *
 * @param retries {@code retry}: how many failures more before it counts as down
 * @param delayBeforeRetry {@code delay_before_retry}
 * @param warmup the first check is done at a random moment within this
 * @param interval {@code delay_loop}, default 60 s
 * @param alpha whether it counts as failed until it was checked
 * @param logsAllFailures {@code log_all_failures}
 */
public record Pace(
        long retries,
        Duration delayBeforeRetry,
        Duration warmup,
        Duration interval,
        boolean alpha,
        boolean logsAllFailures) {}
