package org.vipwarden.engine.config.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.vipwarden.engine.config.Loaded;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.plan.Pairing.Pair;
import org.vipwarden.engine.config.plan.Step.Action;

/** Makes plans. */
public final class Planner {
    private final Places places;
    private final Function<String, Optional<Present>> present;
    private final List<Step> steps = new ArrayList<>();

    Planner(Places places, Function<String, Optional<Present>> present) {
        this.places = places;
        this.present = present;
    }

    /**
     * The way from what runs to what was read.
     *
     * @param wanted with a configuration
     * @param present how the instance of that name is; empty when it does not run
     */
    public static Plan plan(Configuration running, Loaded wanted, Function<String, Optional<Present>> present) {
        return between(
                Tables.ALL,
                running,
                wanted.configuration().orElseThrow(),
                new Planner(new Places(wanted.tree(), wanted.own()), present));
    }

    /** The way from one to another of anything that tables tell of. */
    static <C> Plan between(List<Table<C, ?>> tables, C before, C after, Planner planner) {
        tables.forEach(table -> planner.compare(table, before, after));
        return new Plan(planner.steps);
    }

    private <C, T> void compare(Table<C, T> table, C before, C after) {
        Pairing<T> pairing = table.pair(before, after);
        Map<String, T> gone = new HashMap<>();
        pairing.removed().forEach(thing -> gone.put(table.name().apply(thing), thing));
        List<Pair<T>> replaced = new ArrayList<>();
        List<T> added = new ArrayList<>();
        for (T thing : pairing.added()) {
            T was = gone.remove(table.name().apply(thing));
            if (was == null) {
                added.add(thing);
            } else {
                replaced.add(new Pair<>(was, thing));
            }
        }
        pairing.removed().stream()
                .filter(thing -> gone.containsKey(table.name().apply(thing)))
                .forEach(thing -> remove(table, thing));
        replaced.forEach(pair -> change(Action.REPLACE, table, pair));
        pairing.kept().stream().filter(Pair::isChanged).forEach(pair -> change(Action.CHANGE, table, pair));
        added.forEach(thing -> add(table, thing));
    }

    private <T> void remove(Table<?, T> table, T thing) {
        List<String> consequences =
                thing instanceof InstanceDefinition i ? Outlook.ofRemoval(present.apply(i.name())) : List.of();
        steps.add(new Step(
                Action.REMOVE, table.keyword(), table.name().apply(thing), Optional.empty(), List.of(), consequences));
    }

    private <T> void add(Table<?, T> table, T thing) {
        String name = table.name().apply(thing);
        steps.add(new Step(Action.ADD, table.keyword(), name, places.of(table.keyword(), name), List.of(), List.of()));
    }

    private <T> void change(Action action, Table<?, T> table, Pair<T> pair) {
        String name = table.name().apply(pair.after());
        steps.add(new Step(
                action,
                table.keyword(),
                name,
                places.of(table.keyword(), name),
                Differences.between(pair.before(), pair.after(), places.within(table.keyword(), name)),
                consequences(action, pair)));
    }

    private <T> List<String> consequences(Action action, Pair<T> pair) {
        if (pair.before() instanceof InstanceDefinition before && pair.after() instanceof InstanceDefinition after) {
            Optional<Present> now = present.apply(before.name());
            return action == Action.REPLACE ? Outlook.ofReplacement(now) : Outlook.ofChange(before, after, now);
        }
        return Outlook.ofOther(pair.before(), pair.after());
    }
}
