package org.vipwarden.engine.node;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.linux.Kernel.Settings;
import org.vipwarden.engine.node.LoopReport.Trouble;

/** The setting {@code promote_secondaries} of interfaces: on as long as an instance wants it, and then as it was. */
final class Promotions {
    private static final String ON = "1";

    private final Settings settings;
    private final Consumer<LoopReport> reports;
    /** What it was before, and the instances that want it on, by interface. */
    private final Map<String, Promotion> promotions = new HashMap<>();

    private record Promotion(String before, Set<String> instances) {}

    Promotions(Settings settings, Consumer<LoopReport> reports) {
        this.settings = settings;
        this.reports = reports;
    }

    void want(InstanceDefinition instance) {
        if (instance.holdings().promoteSecondaries()) {
            promotions
                    .computeIfAbsent(instance.interfaceName(), this::switchOn)
                    .instances()
                    .add(instance.name());
        }
    }

    void forget(InstanceDefinition instance) {
        Promotion promotion = promotions.get(instance.interfaceName());
        if (promotion != null
                && promotion.instances().remove(instance.name())
                && promotion.instances().isEmpty()) {
            promotions.remove(instance.interfaceName());
            set(instance.interfaceName(), promotion.before());
        }
    }

    private Promotion switchOn(String interfaceName) {
        String before = settings.get(name(interfaceName)).orElse(ON);
        set(interfaceName, ON);
        return new Promotion(before, new HashSet<>());
    }

    private void set(String interfaceName, String value) {
        String name = name(interfaceName);
        // Without the interface there is nothing to set, and with another interface of its name the setting is another.
        Optional<String> now = settings.get(name);
        if (now.isPresent() && !now.get().equals(value)) {
            settings.set(name, value).ifPresent(refusal -> reports.accept(new Trouble(interfaceName, refusal)));
        }
    }

    private static String name(String interfaceName) {
        return "ipv4/conf/" + interfaceName + "/promote_secondaries";
    }
}
