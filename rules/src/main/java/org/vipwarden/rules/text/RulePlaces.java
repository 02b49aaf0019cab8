package org.vipwarden.rules.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.vipwarden.rules.policy.Diagnostic;

/** Where each rule of a rule base stands. */
public record RulePlaces(Map<String, Place> byRule) {
    public RulePlaces {
        byRule = Map.copyOf(byRule);
    }

    /**
     * The place of a rule.
     *
     * @param line the line of its {@code rule} keyword, counted from 1
     * @param lastLine the line of its {@code end}
     */
    public record Place(String file, int line, int column, int lastLine) {}

    /** Finds the rules of the given files; of two with the same name, the first. */
    public static RulePlaces of(List<RuleText> files) {
        Map<String, Place> places = new HashMap<>();
        each(files, places::putIfAbsent);
        return new RulePlaces(places);
    }

    /** Names that two rules share, at the place of the later one. */
    public static List<Diagnostic> sharedNames(List<RuleText> files) {
        Map<String, Place> places = new HashMap<>();
        List<Diagnostic> problems = new ArrayList<>();
        each(files, (name, place) -> {
            Place first = places.putIfAbsent(name, place);
            if (first != null) {
                String where = first.file() + " line " + first.line();
                problems.add(new Diagnostic(
                        place.file(), place.line(), place.column(), "there is another rule of this name, in " + where));
            }
        });
        return problems;
    }

    private static void each(List<RuleText> files, BiConsumer<String, Place> found) {
        for (RuleText file : files) {
            List<Word> words = file.words();
            for (int i = 0; i + 1 < words.size(); i++) {
                if (words.get(i).is("rule")) {
                    Word rule = words.get(i);
                    String name = words.get(i + 1).bare();
                    while (i + 1 < words.size() && !words.get(i).is("end")) {
                        i++;
                    }
                    int lastLine = words.get(i).line();
                    found.accept(name, new Place(file.name(), rule.line(), rule.column(), lastLine));
                }
            }
        }
    }

    /** Where the given rule stands. */
    public Optional<Place> of(String rule) {
        return Optional.ofNullable(byRule.get(rule));
    }
}
