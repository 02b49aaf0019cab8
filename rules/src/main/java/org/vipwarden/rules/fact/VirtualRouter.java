package org.vipwarden.rules.fact;

import java.time.Duration;

/**
 * A virtual router that this node takes part in.
 *
 * @param name the instance name of the configuration, for example {@code VI_1}
 * @param vrid 1 to 255
 * @param interfaceName the interface its adverts use
 * @param basePriority the configured priority, 1 to 255; 255 is the address owner
 * @param role what this node is for the virtual router now
 * @param preempt whether a Backup with a higher priority takes over from a living Active
 * @param preemptDelay how long such a Backup waits; zero when it does not
 */
public record VirtualRouter(
        String name,
        int vrid,
        String interfaceName,
        int basePriority,
        Role role,
        boolean preempt,
        Duration preemptDelay)
        implements Fact {

    /** The state of RFC 9568 section 6.4. */
    public enum Role {
        INITIALIZE,
        BACKUP,
        ACTIVE
    }

    /** Whether this node owns the addresses (priority 255): its priority never changes. */
    public boolean owner() {
        return basePriority == 255;
    }

    /** Whether this node is Active now. */
    public boolean active() {
        return role == Role.ACTIVE;
    }
}
