package org.vipwarden.engine.vrrp;

import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.unit.Priority;

/**
 * For how long the kernel is told to keep the addresses, and how often it is told so.
 *
 * <p>The promise: a node that no longer runs loses its addresses no later than 1 s after its peer's Active_Down_Interval, or 2 s
 * after the last renewal, whichever is later. Until then it should go on answering for them, because nobody else does.
 *
 * <p>The kernel counts whole seconds and removes an address {@code N} to {@code N + 0.5} s after the last renewal: net/ipv4/devinet.c
 * looks a quarter of a second late at most (seen: 0.2 s), and then needs the processor. Only where other addresses of the host run
 * out less than a second before, it looks again a second after those (seen: {@code N + 0.93} s), which no lease can know. The peer counts from the last advert. Where the addresses
 * are renewed with the adverts, both count from the same moment, and {@code N + 0.5 <= Active_Down + 1} keeps the promise; where they
 * are renewed between two adverts, the time since the advert is lost. So the addresses are renewed with every advert (with fast ones
 * every third of a lease, still together with an advert), and {@code N} is the largest whole number that keeps the promise. Only where
 * such a lease would not outlast two renewals ({@code down_timer_adverts 1}) the addresses are renewed between the adverts too.
 *
 * <p>The peer's Active_Down_Interval is not known. It is taken to be at least this node's own: a peer that waits has a lower
 * priority, and so a longer skew time. (A peer with {@code nopreempt} and a higher priority may wait up to one skew time less.) With
 * adverts of one second and a priority up to 128 the lease is 4 s and ends after the takeover; with a higher one it is 3 s and may
 * end up to 0.7 s before it.
 *
 * @param seconds whole seconds, at least 1
 * @param renewal from one renewal to the next, in nanoseconds; at least two fit into a lease
 */
public record Lease(int seconds, long renewal) {
    private static final long SECOND = 1_000_000_000L;
    /** What the promise allows after the peer's Active_Down_Interval, without the kernel's lateness. */
    private static final long GRACE = SECOND / 2;

    /** The lease of an instance at the given priority. */
    static Lease of(InstanceDefinition definition, Priority effective) {
        long interval = definition.interval().nanos();
        long limit = definition.activeDownInterval(definition.interval(), effective) + GRACE;
        for (int renewalsPerAdvert = 1; ; renewalsPerAdvert++) {
            long renewal = interval / renewalsPerAdvert;
            long latestAfterAdvert = interval - renewal;
            long seconds = Math.max(1, (limit - latestAfterAdvert) / SECOND);
            boolean keepsStep = interval % renewalsPerAdvert == 0;
            if (keepsStep && seconds * SECOND >= 2 * renewal) {
                long adverts = renewalsPerAdvert == 1 ? Math.max(1, seconds * SECOND / 3 / interval) : 1;
                return new Lease((int) seconds, renewal * adverts);
            }
        }
    }
}
