package org.vipwarden.engine.config.plan;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vipwarden.engine.config.model.Authentication;
import org.vipwarden.engine.config.model.Command;
import org.vipwarden.engine.config.model.Keyed;
import org.vipwarden.engine.config.model.ScriptUser;
import org.vipwarden.engine.config.text.Place;
import org.vipwarden.engine.unit.Vrid;

/**
 * What differs between two records of the model, component by component, so that none can be forgotten. Lists are paired by what tells
 * their elements apart, with look-ups.
 */
final class Differences {
    private static final String UNITS = Vrid.class.getPackageName();
    private static final String HIDDEN = "not shown";

    private final Finder places;
    private final List<Change> found = new ArrayList<>();

    private Differences(Finder places) {
        this.places = places;
    }

    /** Where a value stands in the new configuration. */
    @FunctionalInterface
    interface Finder {
        /**
         * The place.
         *
         * @param keywords any of which may say it
         * @param first the first word of a line in its block; empty for the keyword itself
         */
        Optional<Place> find(List<String> keywords, String first);
    }

    /** All differences, in the order of the components. */
    static List<Change> between(Object before, Object after, Finder places) {
        Differences differences = new Differences(places);
        if (before instanceof Record && before.getClass() == after.getClass()) {
            differences.records("", before, after);
        } else {
            differences.found.add(
                    new Change("value", Words.text(before), Words.text(after), places.find(List.of("value"), "")));
        }
        return differences.found;
    }

    private void records(String prefix, Object before, Object after) {
        for (RecordComponent component : after.getClass().getRecordComponents()) {
            compare(prefix, component, value(component, before), value(component, after));
        }
    }

    private void compare(String prefix, RecordComponent component, Object before, Object after) {
        if (before.equals(after)) {
            return;
        }
        List<String> words = Terms.of(component);
        if (before instanceof List<?> old && after instanceof List<?> now) {
            lists(prefix + words.get(0), words, old, now);
        } else if (isComposite(before) && before.getClass() == after.getClass()) {
            records(prefix, before, after);
        } else {
            leaf(prefix + words.get(0), words, component, before, after);
        }
    }

    private void leaf(String field, List<String> words, RecordComponent component, Object before, Object after) {
        String was = shown(component, before);
        String is = shown(component, after);
        boolean hidden = was.equals(is);
        found.add(new Change(field, was, hidden ? is + " (another one, " + HIDDEN + ")" : is, places.find(words, "")));
    }

    /** What stands in a word of a person may be a secret. */
    private static String shown(RecordComponent component, Object value) {
        String name = component.getName().toLowerCase(Locale.ROOT);
        if (name.contains("password") || name.contains("secret")) {
            return HIDDEN;
        }
        return name.equals("startsactive") ? (value.equals(true) ? "MASTER" : "BACKUP") : Words.text(value);
    }

    private void lists(String field, List<String> words, List<?> before, List<?> after) {
        Pairing<Object> pairing = Pairing.between(List.copyOf(before), List.copyOf(after), Differences::key);
        int told = found.size();
        pairing.removed().forEach(gone -> found.add(new Change(field, Words.text(gone), "", Optional.empty())));
        pairing.added()
                .forEach(news -> found.add(new Change(field, "", Words.text(news), places.find(words, label(news)))));
        for (Pairing.Pair<Object> pair : pairing.kept()) {
            if (pair.isChanged()) {
                element(field, words, pair);
            }
        }
        if (found.size() == told) {
            found.add(new Change(field, Words.text(before), Words.text(after), places.find(words, "")));
        }
    }

    /** One that both lists have, with other values. */
    private void element(String field, List<String> words, Pairing.Pair<Object> pair) {
        Optional<Place> place = places.find(words, label(pair.after()));
        Differences inner = new Differences((keywords, first) -> place.or(() -> places.find(keywords, first)));
        inner.records(field + " " + label(pair.after()) + " ", pair.before(), pair.after());
        found.addAll(inner.found);
    }

    /** Whether its components are settings of their own; other records are one value. */
    private static boolean isComposite(Object value) {
        return value instanceof Record
                && !value.getClass().getPackageName().equals(UNITS)
                && !(value instanceof Command || value instanceof ScriptUser || value instanceof Authentication);
    }

    /** What tells an element of a list from the others: all that it is, when it has no key. */
    static Object key(Object element) {
        return element instanceof Keyed keyed ? keyed.key() : element;
    }

    /** How its line in the file begins. */
    static String label(Object element) {
        return element instanceof Keyed keyed ? keyed.key() : Words.text(element);
    }

    /** What a record has there. */
    static Object value(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(component + " of " + record.getClass() + " cannot be read", e);
        }
    }
}
