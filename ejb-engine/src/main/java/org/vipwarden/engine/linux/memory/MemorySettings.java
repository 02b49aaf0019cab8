package org.vipwarden.engine.linux.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.vipwarden.engine.linux.Kernel;

/** Settings that nobody else looks at; those of a link that is there are 0 at first. */
final class MemorySettings implements Kernel.Settings {
    private final MemoryNetwork network;
    private final Map<String, String> values = new HashMap<>();

    MemorySettings(MemoryNetwork network) {
        this.network = network;
    }

    @Override
    public Optional<String> get(String name) {
        synchronized (network) {
            return Optional.of(values.getOrDefault(name, "0"));
        }
    }

    @Override
    public Optional<String> set(String name, String value) {
        synchronized (network) {
            values.put(name, value);
            return Optional.empty();
        }
    }
}
