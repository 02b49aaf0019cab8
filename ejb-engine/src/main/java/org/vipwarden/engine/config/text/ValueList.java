package org.vipwarden.engine.config.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code ~LST(NAME, VALUE, ...)} and {@code ~LST({NAME, NAME}, {VALUE, VALUE}, ...)}: values one by one, or several at a time. What is
 * missing in braces is empty, as in keepalived.
 */
final class ValueList implements Repetition.Values {
    private final List<String> names;
    private final List<List<String>> rows;
    private int next;

    private ValueList(List<String> names, List<List<String>> rows) {
        this.names = names;
        this.rows = rows;
    }

    static Optional<Repetition.Values> of(String text) {
        List<List<String>> all = new ArrayList<>();
        for (String part : Repetition.splitAtCommas(text)) {
            Optional<List<String>> row = Repetition.parts(part);
            if (row.isEmpty()) {
                return Optional.empty();
            }
            all.add(row.get());
        }
        List<String> names = all.get(0);
        List<List<String>> rows = all.subList(1, all.size());
        boolean valid = !rows.isEmpty()
                && names.stream().allMatch(Repetition::isName)
                && rows.stream().allMatch(row -> row.size() <= names.size());
        return valid ? Optional.of(new ValueList(names, rows)) : Optional.empty();
    }

    @Override
    public boolean hasNext() {
        return next < rows.size();
    }

    @Override
    public void define(Definitions definitions) {
        for (int i = 0; i < names.size(); i++) {
            List<String> row = rows.get(next);
            definitions.set(names.get(i), i < row.size() ? row.get(i) : "");
        }
        next++;
    }
}
