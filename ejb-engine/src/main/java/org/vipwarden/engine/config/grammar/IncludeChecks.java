package org.vipwarden.engine.config.grammar;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.text.IncludeCheck;
import org.vipwarden.engine.config.text.Word;

/**
 * {@code [+|-]CHECK ...}: what is checked in each {@code include} from there on.
 *
 * @param anew without a sign: nothing else is checked
 */
public record IncludeChecks(boolean anew, Set<IncludeCheck> added, Set<IncludeCheck> removed) {
    public IncludeChecks {
        added = Set.copyOf(added);
        removed = Set.copyOf(removed);
    }

    /** What is checked when these were checked before. */
    public Set<IncludeCheck> after(Set<IncludeCheck> before) {
        Set<IncludeCheck> checks = EnumSet.noneOf(IncludeCheck.class);
        checks.addAll(anew ? Set.of() : before);
        checks.addAll(added);
        checks.removeAll(removed);
        return checks;
    }

    /** Reads it. */
    static final class Reader implements Arguments<IncludeChecks> {
        @Override
        public String expected() {
            return "readable, match, wildcard_match and brace_match, from + on added, from - on removed; or nothing for all";
        }

        @Override
        public Optional<IncludeChecks> read(Statement statement, Report report) {
            Set<IncludeCheck> added = EnumSet.noneOf(IncludeCheck.class);
            Set<IncludeCheck> removed = EnumSet.noneOf(IncludeCheck.class);
            List<Word> words = statement.arguments();
            boolean signed = false;
            boolean remove = false;
            for (Word word : words) {
                boolean sign = word.text().startsWith("+") || word.text().startsWith("-");
                signed |= sign;
                remove = sign ? word.text().startsWith("-") : remove;
                String name = word.text().substring(sign ? 1 : 0);
                Optional<IncludeCheck> check = check(name);
                if (check.isEmpty() && !name.isEmpty()) {
                    report.error(word.place(), "'" + word + "' is no check: it is ignored", expected());
                }
                check.ifPresent((remove ? removed : added)::add);
            }
            return Optional.of(
                    new IncludeChecks(!signed, words.isEmpty() ? EnumSet.allOf(IncludeCheck.class) : added, removed));
        }

        private static Optional<IncludeCheck> check(String name) {
            return switch (name) {
                case "readable" -> Optional.of(IncludeCheck.READ);
                case "match" -> Optional.of(IncludeCheck.MATCH);
                case "wildcard_match" -> Optional.of(IncludeCheck.WILDCARD_MATCH);
                case "brace_match" -> Optional.of(IncludeCheck.BRACE_MATCH);
                default -> Optional.empty();
            };
        }
    }
}
