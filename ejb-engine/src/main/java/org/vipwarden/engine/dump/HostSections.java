package org.vipwarden.engine.dump;

import java.util.List;
import java.util.function.Function;
import org.vipwarden.engine.config.model.HostDefinition;
import org.vipwarden.engine.config.model.HostDefinition.Fixture;

/** What the node has as long as it runs: static addresses, routes and rules. */
final class HostSections {
    private final HostDefinition host;
    private final DataText text;

    HostSections(HostDefinition host, DataText text) {
        this.host = host;
        this.text = text;
    }

    void write() {
        section("Static Addresses", host.addresses(), address -> AddressText.of(address, true));
        section("Static Routes", host.routes(), RouteText::of);
        section("Static Rules", host.rules(), RuleText::of);
    }

    private <T> void section(String name, List<Fixture<T>> fixtures, Function<T, String> words) {
        if (!fixtures.isEmpty()) {
            text.section(name);
            fixtures.forEach(fixture -> text.item(words.apply(fixture.item())));
        }
    }
}
