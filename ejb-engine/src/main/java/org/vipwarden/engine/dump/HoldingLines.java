package org.vipwarden.engine.dump;

import java.util.List;
import java.util.function.Function;
import org.vipwarden.engine.config.model.Delivery;
import org.vipwarden.engine.config.model.Dialect.OldUnicastChecksum;
import org.vipwarden.engine.config.model.Holdings;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.node.Picture;

/** What an instance holds while it is MASTER, and whom it talks to. */
final class HoldingLines {
    private final DataText text;

    HoldingLines(DataText text) {
        this.text = text;
    }

    void write(Picture.Router router) {
        InstanceDefinition definition = router.definition();
        Holdings holdings = definition.holdings();
        boolean set = Shown.holds(router);
        list("Virtual IP (" + holdings.addresses().size() + "):", holdings.addresses(), a -> AddressText.of(a, set));
        list("Virtual IP Excluded :", holdings.excluded(), a -> AddressText.of(a, set));
        if (definition.delivery() instanceof Delivery.Unicast unicast
                && !unicast.peers().isEmpty()) {
            peers(unicast, definition.dialect().oldUnicast());
        }
        list("Virtual Routes :", holdings.routes(), RouteText::of);
        list("Virtual Rules :", holdings.rules(), RuleText::of);
    }

    private <T> void list(String heading, List<T> elements, Function<T, String> words) {
        if (!elements.isEmpty()) {
            text.line(heading);
            elements.forEach(element -> text.item(words.apply(element)));
        }
    }

    private void peers(Delivery.Unicast unicast, OldUnicastChecksum old) {
        text.field("Unicast TTL", unicast.ttl());
        text.line("Check unicast src : " + DataText.yesOrNo(unicast.checksSource()));
        list(
                "Unicast Peer :",
                unicast.peers(),
                peer -> peer.address() + " min_ttl " + peer.leastTtl() + " max_ttl " + peer.mostTtl());
        text.field("Unicast checksum compatibility", compatibility(old));
    }

    private static String compatibility(OldUnicastChecksum old) {
        return switch (old) {
            case DETECT -> "no";
            case ALWAYS -> "config";
            case NEVER -> "never";
        };
    }
}
