package org.vipwarden.engine.config.model;

import java.util.Optional;
import org.vipwarden.engine.unit.IpAddress;

/**
 * How the kernel is to treat an address.
 *
 * @param prefixRoute false with {@code noprefixroute}
 * @param peer {@code peer}: the address of the other end
 * @param home {@code home}: a home address of Mobile IPv6
 * @param detectDuplicates {@code -nodad}: IPv6 only; without it the address works at once
 * @param manageTemporary {@code mngtmpaddr}: IPv6 only
 * @param autoJoin {@code autojoin}: join the group of a multicast address
 * @param preferredSeconds {@code preferred_lft}: IPv6 only; how long it is chosen as a source, empty for ever
 * @param tracked false with {@code no_track}: that it is removed by somebody changes nothing
 */
public record AddressTraits(
        boolean prefixRoute,
        Optional<IpAddress> peer,
        boolean home,
        boolean detectDuplicates,
        boolean manageTemporary,
        boolean autoJoin,
        Optional<Integer> preferredSeconds,
        boolean tracked) {
    /** Without any option. */
    public static final AddressTraits USUAL =
            new AddressTraits(true, Optional.empty(), false, false, false, false, Optional.empty(), true);

    /** As usual but for {@code noprefixroute}. */
    static AddressTraits withPrefixRoute(boolean prefixRoute) {
        return new AddressTraits(prefixRoute, Optional.empty(), false, false, false, false, Optional.empty(), true);
    }
}
