package org.vipwarden.engine.vrrp;

import java.util.Set;
import java.util.stream.Collectors;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.VirtualAddress;
import org.vipwarden.engine.unit.Priority;

/**
 * What does not change while a virtual router runs.
 *
 * @param definition the configured instance
 * @param addressLease whether its addresses are installed with a lifetime and renewed
 */
public record Setting(InstanceDefinition definition, boolean addressLease) {
    private static final long SECOND = 1_000_000_000L;
    /** Below two seconds the kernel's clock, which works in seconds, is too coarse. */
    private static final int SHORTEST_LEASE_SECONDS = 2;

    /**
     * How long the kernel keeps the addresses after the last renewal: about as long as a Backup waits before it takes over, so that
     * a node that no longer runs loses them when its successor has them.
     *
     * @return whole seconds
     */
    public int leaseSeconds() {
        long adverts =
                definition.election().downTimerAdverts() * definition.interval().nanos();
        return (int) Math.max(SHORTEST_LEASE_SECONDS, adverts / SECOND);
    }

    /** Whether this has an address that an earlier setting of the same router had not. */
    boolean bringsAddresses(Setting before) {
        Set<VirtualAddress> known =
                before.definition().holdings().allAddresses().collect(Collectors.toSet());
        return !definition.holdings().allAddresses().allMatch(known::contains);
    }

    /** From one renewal to the next, in nanoseconds: three fit into a lease. */
    long renewal() {
        return leaseSeconds() * SECOND / 3;
    }

    /** The longest that a Backup of any priority waits after priority 0, with room for the network, in nanoseconds. */
    long longestSkew() {
        return definition.interval().skewTime(definition.version(), new Priority(1)) + SECOND / 20;
    }

    /** The advert that a node with this setting sends at the given priority. */
    public Advert advert(Priority priority) {
        return new Advert(
                definition.version(),
                definition.vrid(),
                priority,
                definition.interval(),
                definition.advertisedAddresses());
    }
}
