package org.vipwarden.engine.node;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.MDC;
import org.vipwarden.engine.journal.Entry;
import org.vipwarden.engine.journal.EventFields;
import org.vipwarden.engine.journal.Happening;
import org.vipwarden.engine.journal.Story;

/**
 * Writes every entry of the journal to the log: its line for people, and its parts beside it (SLF4J's mapped diagnostic context) for
 * targets that keep them.
 */
final class JournalLog implements Consumer<Entry> {
    private static final Logger LOG = System.getLogger("org.vipwarden");

    @Override
    public void accept(Entry entry) {
        Happening happening = entry.happening();
        Map<String, String> fields = EventFields.of(entry);
        fields.forEach(MDC::put);
        try {
            LOG.log(level(happening), Story.line(happening));
        } finally {
            fields.keySet().forEach(MDC::remove);
        }
    }

    private static Level level(Happening happening) {
        boolean trouble = happening instanceof Happening.Warning
                || happening instanceof Happening.LoopLate
                || happening instanceof Happening.RouterStands;
        return trouble ? Level.WARNING : Level.INFO;
    }
}
