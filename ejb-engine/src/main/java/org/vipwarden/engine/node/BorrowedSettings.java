package org.vipwarden.engine.node;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.vipwarden.engine.linux.Kernel.Settings;

/** Settings of the kernel that are changed for somebody and get their old values back when that one no longer needs them. */
final class BorrowedSettings {
    private final Settings settings;
    private final Consumer<String> trouble;
    private final Map<String, Deque<Old>> byOwner = new HashMap<>();

    private record Old(String name, String value) {}

    BorrowedSettings(Settings settings, Consumer<String> trouble) {
        this.settings = settings;
        this.trouble = trouble;
    }

    /** The value of a setting as a number; empty when there is no such setting. */
    Optional<Integer> number(String name) {
        return settings.get(name).filter(text -> text.matches("-?\\d{1,9}")).map(Integer::valueOf);
    }

    /**
     * Sets a value for as long as the owner needs it; one that is so already stays. A setting that does not exist (a kernel without
     * IPv6) is passed over.
     */
    void borrow(String owner, String name, int value) {
        Optional<String> old = settings.get(name);
        if (old.isPresent() && !old.get().equals(Integer.toString(value))) {
            set(name, value);
            byOwner.computeIfAbsent(owner, o -> new ArrayDeque<>()).push(new Old(name, old.get()));
        }
    }

    /** Sets a value for good. */
    void set(String name, int value) {
        if (settings.get(name).isPresent()) {
            settings.set(name, Integer.toString(value)).ifPresent(trouble);
        }
    }

    /** Gives everything back that was changed for the owner, the last first. */
    void giveBack(String owner) {
        for (Old old : Optional.ofNullable(byOwner.remove(owner)).orElseGet(ArrayDeque::new)) {
            // What is no longer there (an interface that was taken away) needs nothing back.
            if (settings.get(old.name()).isPresent()) {
                settings.set(old.name(), old.value()).ifPresent(trouble);
            }
        }
    }

    void giveBackAll() {
        Map.copyOf(byOwner).keySet().forEach(this::giveBack);
    }
}
