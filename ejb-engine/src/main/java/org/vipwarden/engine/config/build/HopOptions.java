package org.vipwarden.engine.config.build;

import java.util.Optional;
import org.vipwarden.engine.config.grammar.Numbers;
import org.vipwarden.engine.config.model.VirtualRoute.Hop;
import org.vipwarden.engine.config.text.Word;
import org.vipwarden.engine.unit.IpAddress;

/** What stands behind a {@code nexthop}. */
final class HopOptions {
    private static final int HEAVIEST = 256;

    private final OptionWords words;
    private Optional<IpAddress> gateway = Optional.empty();
    private Optional<String> interfaceName = Optional.empty();
    private int weight = 1;
    private int realms;
    private boolean onLink;

    HopOptions(OptionWords words) {
        this.words = words;
    }

    /** Reads as far as words belong to the next hop. */
    Hop read() {
        boolean own = true;
        while (own && words.hasNext()) {
            own = option();
        }
        return new Hop(interfaceName, gateway, weight, onLink, realms);
    }

    private boolean option() {
        Word name = words.next();
        switch (name.text()) {
            case "via" -> gateway = words.value(name, Numbers::address, "the address of a gateway");
            case "dev" -> interfaceName = words.value(name).map(Word::text);
            case "weight" ->
                weight = words.value(
                                name,
                                text -> Numbers.unsigned(text, HEAVIEST).filter(n -> n > 0),
                                "a whole number from 1 to " + HEAVIEST)
                        .orElse(1);
            case "realms" ->
                realms = words.value(name, Realms::read, "REALM or REALM/REALM").orElse(0);
            case "onlink" -> onLink = true;
            default -> {
                words.back();
                return false;
            }
        }
        return true;
    }
}
