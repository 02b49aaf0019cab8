package org.vipwarden.engine.config.plan;

import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.config.text.Place;

/**
 * What becomes of one thing.
 *
 * @param keyword of its block, or of the group of settings: {@code vrrp_instance}
 * @param name its name; its new one when that changes; empty where there is one only
 * @param place in the new configuration, when it is there
 * @param changes of its values; empty for what is added or removed as a whole
 * @param consequences what that means for the running node, one sentence each
 */
public record Step(
        Action action,
        String keyword,
        String name,
        Optional<Place> place,
        List<Change> changes,
        List<String> consequences) {
    public Step {
        changes = List.copyOf(changes);
        consequences = List.copyOf(consequences);
    }

    /** What is done with it. */
    public enum Action {
        ADD,
        REMOVE,
        /** It goes on with other values. */
        CHANGE,
        /** Under the same name something else begins: it is stopped and started. */
        REPLACE
    }

    /** {@code vrrp_instance VI_1}. */
    public String label() {
        return name.isEmpty() ? keyword : keyword + " " + name;
    }
}
