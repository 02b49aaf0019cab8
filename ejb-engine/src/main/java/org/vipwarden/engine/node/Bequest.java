package org.vipwarden.engine.node;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vipwarden.engine.config.model.VirtualAddress;
import org.vipwarden.engine.linux.wire.RouteMessage;
import org.vipwarden.engine.linux.wire.RuleMessage;

/**
 * What a router holds, on its way from one setting to another. All that are reloaded together begin before any of them installs, and
 * settle when all have: what goes from one to another is never missing.
 */
record Bequest(Estate before, Estate now) {

    /** All claim what they have now; routes and rules that none has any more go, as they may be in the way of others. */
    static void begin(Collection<Bequest> all) {
        Set<RouteMessage> routes = new HashSet<>();
        Set<RuleMessage> rules = new HashSet<>();
        for (Bequest bequest : all) {
            bequest.now.claim();
            bequest.now.routeMessages().forEach(route -> routes.add(route.route()));
            rules.addAll(bequest.now.ruleMessages());
        }
        all.forEach(bequest -> bequest.before.unequipBut(routes, rules));
    }

    /** An address that nobody has any more goes; one that the router did not have is announced. */
    void settle() {
        List<VirtualAddress> held = before.held();
        before.letGo();
        now.announceBut(held);
    }
}
