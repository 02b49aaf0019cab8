package org.vipwarden.engine.config.grammar;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.text.Word;

/**
 * {@code [all] SECONDS}: how often addresses are announced on links other than that of the adverts.
 *
 * @param everywhere {@code all}: on every such link, not only virtual ones
 * @param interval zero for never
 */
public record ExtraAnnouncements(boolean everywhere, Duration interval) {
    public static final ExtraAnnouncements NONE = new ExtraAnnouncements(false, Duration.ZERO);

    /** Reads it. */
    record Reader(int least) implements Arguments<ExtraAnnouncements> {
        private static final int MOST = 86_400;

        @Override
        public String expected() {
            return "all, if on every interface, and seconds from " + least + " to " + MOST;
        }

        @Override
        public Optional<ExtraAnnouncements> read(Statement statement, Report report) {
            List<Word> words = statement.arguments();
            boolean all = !words.isEmpty() && words.get(0).is("all");
            int at = all ? 1 : 0;
            OptionalInt seconds =
                    words.size() == at + 1 ? Numbers.whole(words.get(at).text(), least, MOST) : OptionalInt.empty();
            if (seconds.isEmpty()) {
                report.error(statement.placeOf(at), "'" + statement.keyword() + "' is ignored", expected());
                return Optional.empty();
            }
            return Optional.of(new ExtraAnnouncements(all, Duration.ofSeconds(seconds.getAsInt())));
        }
    }
}
