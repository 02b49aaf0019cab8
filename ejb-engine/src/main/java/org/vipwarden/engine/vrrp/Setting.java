package org.vipwarden.engine.vrrp;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.vipwarden.engine.config.model.HeartbeatPath;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.VirtualAddress;
import org.vipwarden.engine.unit.Priority;

/**
 * What does not change while a virtual router runs.
 *
 * @param definition the configured instance
 * @param addressLease whether its addresses are installed with a lifetime and renewed
 * @param paths further ways of its adverts, beside the one that the definition says
 */
public record Setting(InstanceDefinition definition, boolean addressLease, List<HeartbeatPath> paths) {
    private static final long SECOND = 1_000_000_000L;
    /** For each so many addresses beyond the first so many the lease is longer by a second (docs/benchmarks.md). */
    private static final int ADDRESSES_PER_SECOND = 1000;

    public Setting {
        paths = List.copyOf(paths);
    }

    /** With one way for its adverts. */
    public Setting(InstanceDefinition definition, boolean addressLease) {
        this(definition, addressLease, List.of());
    }

    /** How the addresses are leased at the given priority. */
    Lease lease(Priority effective) {
        return Lease.of(definition, effective);
    }

    /** Whether this has an address that an earlier setting of the same router had not. */
    boolean bringsAddresses(Setting before) {
        Set<VirtualAddress> known =
                before.definition().holdings().allAddresses().collect(Collectors.toSet());
        return !definition.holdings().allAddresses().allMatch(known::contains);
    }

    /**
     * How long the kernel keeps the addresses after the last renewal, at the given priority. Linux needs the longer for a renewal the
     * more addresses a link has, so thousands of them live longer than {@link Lease} says.
     *
     * @return whole seconds
     */
    public int leaseSeconds(Priority effective) {
        int addresses = definition.holdings().addressCount();
        return lease(effective).seconds() + Math.max(0, addresses - 1) / ADDRESSES_PER_SECOND;
    }

    /** As {@link #leaseSeconds(Priority)}, at the configured priority. */
    public int leaseSeconds() {
        return leaseSeconds(definition.priority());
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
