package org.vipwarden.engine.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.vipwarden.engine.vrrp.Transition;

/** The parts of an entry that one looks for in a log, as words. Their names stay as they are: searches are written with them. */
public final class EventFields {
    private EventFields() {}

    /** By name, in the order in which they are written; no value is empty. */
    public static Map<String, String> of(Entry entry) {
        Map<String, String> fields = new LinkedHashMap<>();
        Happening happening = entry.happening();
        fields.put("event", EntryCodec.type(happening));
        fields.put("sequence", Long.toString(entry.sequence()));
        fields.put("subject", happening.subject());
        if (happening instanceof Happening.RouterChanged change) {
            put(fields, change.transition());
        } else if (happening instanceof Happening.PriorityChanged change) {
            fields.put("priority", Integer.toString(change.now()));
        } else if (happening instanceof Happening.HealthChanged change) {
            fields.put("kind", change.kind());
            fields.put("health", change.now().name());
        }
        fields.values().removeIf(String::isEmpty);
        return fields;
    }

    private static void put(Map<String, String> fields, Transition transition) {
        fields.put("vrid", transition.vrid().toString());
        fields.put("from", transition.from().keepalivedName());
        fields.put("to", transition.to().keepalivedName());
        fields.put("cause", transition.reason().cause().label());
        fields.put("priority", transition.reason().effective().toString());
        transition
                .reason()
                .peer()
                .ifPresent(peer -> fields.put("peer", peer.address().toString()));
    }
}
