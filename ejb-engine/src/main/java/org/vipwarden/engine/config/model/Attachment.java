package org.vipwarden.engine.config.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vipwarden.engine.unit.Cidr;

/**
 * How an instance is attached to the network: plainly by its interface, or by links of its own; and what it lets in.
 *
 * @param link {@code use_vmac} or {@code use_ipvlan}: where its adverts are heard and its addresses are
 * @param sendsFromInterface {@code vmac_xmit_base}: its adverts have the MAC address of the interface
 * @param addressLinks links for addresses on other interfaces ({@code use_vmac_addr}, or {@code use_vmac} behind an address)
 * @param linkAddress {@code use_ipvlan} with an address: where its adverts come from; it is always on the link
 * @param accept {@code accept}: what is sent to the addresses is let in; {@code no_accept} leaves only neighbour discovery
 * @param rules where the packet rules are put that this needs
 */
public record Attachment(
        Optional<VirtualLink> link,
        boolean sendsFromInterface,
        List<VirtualLink> addressLinks,
        Optional<Cidr> linkAddress,
        boolean accept,
        PacketRulesDefinition rules) {
    /** By the interface itself, and everything is let in. */
    public static final Attachment PLAIN =
            new Attachment(Optional.empty(), false, List.of(), Optional.empty(), true, PacketRulesDefinition.DEFAULT);

    public Attachment {
        addressLinks = List.copyOf(addressLinks);
    }

    /** All links that are made for the instance. */
    public Stream<VirtualLink> links() {
        return Stream.concat(link.stream(), addressLinks.stream());
    }
}
