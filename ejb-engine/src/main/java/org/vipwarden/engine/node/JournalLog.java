package org.vipwarden.engine.node;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import org.vipwarden.engine.journal.Entry;
import org.vipwarden.engine.journal.Happening;
import org.vipwarden.engine.journal.Happening.RouterChanged;
import org.vipwarden.engine.journal.Story;

/** Writes every entry of the journal to the log; changes of role with keepalived's phrase first, since people look for it. */
final class JournalLog implements Consumer<Entry> {
    private static final Logger LOG = System.getLogger("org.vipwarden");

    @Override
    public void accept(Entry entry) {
        Happening happening = entry.happening();
        LOG.log(level(happening), text(happening));
    }

    private static Level level(Happening happening) {
        boolean trouble = happening instanceof Happening.Warning || happening instanceof Happening.LoopLate;
        return trouble ? Level.WARNING : Level.INFO;
    }

    private static String text(Happening happening) {
        return happening instanceof RouterChanged change
                ? Story.of(change.transition()).logPhrase() + ": " + change.sentence()
                : happening.subject() + " " + happening.sentence();
    }
}
