package org.vipwarden.engine.config.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.config.model.AddressTraits;
import org.vipwarden.engine.config.model.Attachment;
import org.vipwarden.engine.config.model.VirtualAddress;
import org.vipwarden.engine.config.model.VirtualLink;
import org.vipwarden.engine.unit.Family;

/**
 * Prints an address and its options.
 *
 * @param interfaceName where addresses are that name no interface; empty when each names its own
 */
record AddressPrinter(String interfaceName, Attachment attachment) {

    String line(VirtualAddress address) {
        List<String> words = new ArrayList<>();
        AddressTraits traits = address.traits();
        words.add(
                traits.peer().isPresent()
                        ? address.cidr().address().toString()
                        : address.cidr().toString());
        place(address, words);
        address.broadcast().ifPresent(broadcast -> words.add("brd " + broadcast));
        address.label().ifPresent(label -> words.add("label " + label));
        traits.peer().ifPresent(peer -> words.add("peer " + peer));
        add(words, address.scope() != 0, "scope " + address.scope());
        add(words, !traits.prefixRoute(), "noprefixroute");
        add(words, traits.home(), "home");
        add(words, traits.detectDuplicates(), "-nodad");
        add(words, traits.manageTemporary(), "mngtmpaddr");
        add(words, traits.autoJoin(), "autojoin");
        add(words, !traits.tracked(), "no_track");
        add(words, address.cidr().address().family() == Family.IPV6, preferred(traits));
        return String.join(" ", words);
    }

    /** The interface below a virtual link is what the configuration names. */
    private void place(VirtualAddress address, List<String> words) {
        Optional<VirtualLink> link = attachment.addressLinks().stream()
                .filter(candidate -> candidate.name().equals(address.interfaceName()))
                .findFirst();
        boolean onOwnLink = attachment
                .link()
                .filter(own -> own.name().equals(address.interfaceName()))
                .isPresent();
        if (link.isPresent()) {
            words.add("dev " + link.get().interfaceName() + " use_vmac");
        } else if (!onOwnLink && !address.interfaceName().equals(interfaceName)) {
            words.add("dev " + address.interfaceName());
        }
    }

    private static String preferred(AddressTraits traits) {
        return "preferred_lft "
                + traits.preferredSeconds().map(Object::toString).orElse("forever");
    }

    private static void add(List<String> words, boolean condition, String text) {
        if (condition) {
            words.add(text);
        }
    }
}
