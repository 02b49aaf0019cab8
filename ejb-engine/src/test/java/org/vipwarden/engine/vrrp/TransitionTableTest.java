package org.vipwarden.engine.vrrp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vipwarden.engine.vrrp.Play.HIGHER;
import static org.vipwarden.engine.vrrp.Play.LOWER;
import static org.vipwarden.engine.vrrp.Play.MILLI;
import static org.vipwarden.engine.vrrp.Play.OWN;
import static org.vipwarden.engine.vrrp.Play.SECOND;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Effect.Publish;
import org.vipwarden.engine.vrrp.RouterEvent.AddressMissing;
import org.vipwarden.engine.vrrp.RouterEvent.AdvertHeard;
import org.vipwarden.engine.vrrp.RouterEvent.GroupHeld;
import org.vipwarden.engine.vrrp.RouterEvent.GroupOrdered;
import org.vipwarden.engine.vrrp.RouterEvent.LinkChanged;
import org.vipwarden.engine.vrrp.RouterEvent.Reconfigured;
import org.vipwarden.engine.vrrp.RouterEvent.StepAside;
import org.vipwarden.engine.vrrp.RouterEvent.Stop;
import org.vipwarden.engine.vrrp.RouterEvent.TimerDue;
import org.vipwarden.engine.vrrp.RouterEvent.VerdictGiven;

/** The table above {@link Edges} says what the code does: it is compared with what random walks through the states come upon. */
class TransitionTableTest {
    private static final Path SOURCE = Path.of("src/main/java/org/vipwarden/engine/vrrp/Edges.java");
    private static final int WALKS = 1_500;
    private static final int STEPS = 60;
    private static final String NONE = "(no transition)";

    private final Set<Row> walked = new TreeSet<>();

    /** A line of the table, with one cause. */
    private record Row(String from, String to, String edge, String cause) implements Comparable<Row> {
        @Override
        public int compareTo(Row other) {
            return toString().compareTo(other.toString());
        }
    }

    @Test
    void theTableAndTheCodeAgree() throws IOException {
        for (int seed = 0; seed < WALKS; seed++) {
            walk(new Random(seed));
        }
        assertThat(walked).isEqualTo(table(Files.readString(SOURCE)));
    }

    // ---- the table

    private static Set<Row> table(String source) {
        List<String> lines = source.substring(source.indexOf("<pre>"), source.indexOf("</pre>"))
                .lines()
                .skip(1)
                .map(line -> line.replaceFirst("^ \\* ?", ""))
                .filter(line -> !line.isBlank())
                .toList();
        List<Integer> columns = List.of(
                0,
                lines.get(0).indexOf("to"),
                lines.get(0).indexOf("edge"),
                lines.get(0).indexOf("when"),
                lines.get(0).indexOf("cause"));
        Set<Row> rows = new TreeSet<>();
        Row above = null;
        for (String line : lines.subList(2, lines.size())) {
            String cause = line.substring(columns.get(4)).strip();
            above = line.startsWith(" ")
                    ? new Row(above.from, above.to, above.edge, cause)
                    : new Row(cell(line, columns, 0), cell(line, columns, 1), cell(line, columns, 2), cause);
            assertThat(rows.add(above)).as("%s stands in the table once", above).isTrue();
        }
        return rows;
    }

    private static String cell(String line, List<Integer> columns, int index) {
        return line.substring(columns.get(index), columns.get(index + 1)).strip();
    }

    // ---- the walks

    private void walk(Random random) {
        Setting setting = setting(random);
        long now = 1000 * SECOND;
        Conditions conditions = new Conditions(
                        random.nextInt(8) > 0,
                        random.nextInt(8) > 0 ? Optional.of(OWN) : Optional.empty(),
                        random.nextBoolean() ? Optional.of(Standing.CLEAR) : Optional.empty(),
                        now + 3 * SECOND,
                        Long.MIN_VALUE)
                .joiningAt(random.nextInt(4) == 0 ? now + 2 * SECOND : Long.MIN_VALUE);
        boolean quarrel = random.nextInt(4) == 0;
        Step step = VirtualRouter.start(setting, conditions, now);
        record(null, step);
        for (int i = 0; i < STEPS; i++) {
            RouterState state = step.state();
            now = later(state, now, random);
            step = random.nextInt(20) == 0
                    ? state.onPause(10 * SECOND, now)
                    : (quarrel ? quarrel(state, random) : event(state, now, random)).meet(state, now);
            record(state, step);
        }
    }

    private static Setting setting(Random random) {
        Instances base = (random.nextBoolean() ? Instances.v3() : Instances.v2())
                .priority(List.of(50, 100, 254, 255).get(random.nextInt(4)));
        Instances started = random.nextBoolean() ? base.startsAsMaster() : base;
        return (random.nextInt(4) == 0 ? started.nopreempt() : started).setting();
    }

    /** Mostly to when the timer is due. */
    private static long later(RouterState state, long now, Random random) {
        boolean due = state.due() != Long.MAX_VALUE && random.nextInt(3) > 0;
        return due ? Math.max(now, state.due()) : now + random.nextInt(1200) * MILLI;
    }

    private static RouterEvent event(RouterState state, long now, Random random) {
        return switch (random.nextInt(16)) {
            case 0 -> new LinkChanged(random.nextBoolean(), Optional.of(OWN));
            case 1 -> new LinkChanged(true, random.nextBoolean() ? Optional.of(OWN) : Optional.empty());
            case 2 -> verdict(random);
            case 3 ->
                new AddressMissing(random.nextBoolean() ? Cause.ADDRESS_LOST : Cause.ADDRESS_REFUSED, "10.0.0.100/24");
            case 4 -> new StepAside(now + random.nextInt(10) * SECOND, "op");
            case 5 ->
                random.nextInt(8) == 0
                        ? new Stop(random.nextBoolean() ? Cause.SHUTDOWN : Cause.DELETED)
                        : new TimerDue();
            case 6 -> new GroupHeld(random.nextInt(3) == 0 ? Optional.of("VI_9") : Optional.empty());
            case 11 -> new Reconfigured(setting(random));
            case 7 -> new GroupOrdered(List.of(GroupOrder.values()).get(random.nextInt(4)), "VI_9");
            case 8, 9, 10 ->
                new AdvertHeard(
                        state.setting()
                                .advert(new Priority(
                                        List.of(0, 50, 100, 200, 255).get(random.nextInt(5)))),
                        random.nextBoolean() ? LOWER : HIGHER);
            default -> new TimerDue();
        };
    }

    /** Two owners, and nothing else for a while: what takes several adverts in a row. */
    private static RouterEvent quarrel(RouterState state, Random random) {
        return random.nextBoolean()
                ? new TimerDue()
                : new AdvertHeard(state.setting().advert(Priority.OWNER), LOWER);
    }

    private static RouterEvent verdict(Random random) {
        return new VerdictGiven(new Standing(
                random.nextInt(100) - 50,
                random.nextBoolean() ? Duration.ZERO : Duration.ofMillis(500),
                random.nextInt(5) == 0 ? List.of("hold off") : List.of(),
                random.nextInt(5) == 0 ? List.of("release") : List.of(),
                List.of()));
    }

    private void record(RouterState before, Step step) {
        String from = before == null ? "(none)" : before.getClass().getSimpleName();
        String to = step.state().getClass().getSimpleName();
        List<Transition> told = step.effects().stream()
                .filter(Publish.class::isInstance)
                .map(e -> ((Publish) e).transition())
                .toList();
        assertThat(told.size()).as("%s to %s", from, to).isLessThanOrEqualTo(1);
        assertThat(step.edge().isPresent())
                .as("a state is left by an edge and by nothing else: %s to %s", from, to)
                .isEqualTo(before == null || !from.equals(to));
        assertThat(told.isEmpty())
                .as("a change of role is told, and nothing else: %s to %s", from, to)
                .isEqualTo((before == null ? Role.INITIALIZE : before.role())
                        == step.state().role());
        step.edge()
                .ifPresent(edge -> walked.add(new Row(
                        from,
                        to,
                        edge.label(),
                        told.stream()
                                .map(t -> t.reason().cause().label())
                                .findAny()
                                .orElse(NONE))));
    }
}
