package org.vipwarden.engine.dump;

import org.vipwarden.engine.config.model.AddressTraits;
import org.vipwarden.engine.config.model.VirtualAddress;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Family;

/** A virtual address in keepalived's words, which are much like those of {@code ip address}. */
final class AddressText {
    private AddressText() {}

    /** Without the length of the network when it is that of a single host. */
    static String network(Cidr cidr) {
        boolean host = cidr.prefixLength() == cidr.address().family().bits();
        return host ? cidr.address().toString() : cidr.toString();
    }

    /**
     * One address.
     *
     * @param set whether it is installed now
     */
    static String of(VirtualAddress address, boolean set) {
        StringBuilder text = new StringBuilder(network(address.cidr()));
        address.broadcast().ifPresent(broadcast -> text.append(" brd ").append(broadcast));
        text.append(" dev ").append(address.interfaceName());
        text.append(" scope ").append(Scopes.name(address.scope()));
        address.label().ifPresent(label -> text.append(" label ").append(label));
        traits(address.traits(), text);
        preferred(address, text);
        text.append(address.traits().tracked() ? "" : " no_track");
        return text.append(set ? " set" : "").toString();
    }

    private static void traits(AddressTraits traits, StringBuilder text) {
        // keepalived's peer always has the length of its network.
        traits.peer().ifPresent(peer -> text.append(" peer ")
                .append(peer)
                .append('/')
                .append(peer.family().bits()));
        text.append(traits.home() ? " home" : "");
        text.append(traits.detectDuplicates() ? " -nodad" : "");
        text.append(traits.manageTemporary() ? " mngtmpaddr" : "");
        text.append(traits.prefixRoute() ? "" : " noprefixroute");
        text.append(traits.autoJoin() ? " autojoin" : "");
    }

    /** How long it is chosen as a source; IPv4 knows no such thing. */
    private static void preferred(VirtualAddress address, StringBuilder text) {
        if (address.cidr().address().family() == Family.IPV6) {
            text.append(address.traits()
                    .preferredSeconds()
                    .map(seconds -> seconds == 0 ? " deprecated" : " preferred_lft " + seconds)
                    .orElse(" preferred_lft forever"));
        }
    }
}
