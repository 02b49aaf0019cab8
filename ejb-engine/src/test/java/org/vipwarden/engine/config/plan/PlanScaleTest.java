package org.vipwarden.engine.config.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.config.Loaded;
import org.vipwarden.engine.config.TextFiles;
import org.vipwarden.engine.config.model.Keyed;

/** Large configurations: one change touches one thing, and work grows no faster than the configuration. */
class PlanScaleTest {
    private static final int SERVERS = 20_000;

    /** Something with parts of its own, as a virtual server has real servers; every comparison of its key is counted. */
    record Server(Counted address, int quorum, List<Real> real) {}

    record Real(String key, int weight) implements Keyed {}

    /** A key that counts how often it is looked at. */
    record Counted(int number, AtomicLong looks) {
        @Override
        public boolean equals(Object other) {
            looks.incrementAndGet();
            return other instanceof Counted counted && counted.number == number;
        }

        @Override
        public int hashCode() {
            return Integer.hashCode(number);
        }
    }

    private static List<Server> servers(int count, AtomicLong looks, UnaryOperator<Server> change) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Server(
                        new Counted(i, looks), 1, List.of(new Real("10.0.0.1 80", 1), new Real("10.0.0.2 80", 1))))
                .map(change)
                .toList();
    }

    private static Plan plan(List<Server> before, List<Server> after) {
        Table<List<Server>, Server> table = new Table<>(
                "virtual_server",
                all -> all,
                Server::address,
                s -> "192.0.2.10 " + s.address().number());
        Planner planner = new Planner(new Places(Optional.empty(), Optional.empty()), name -> Optional.empty());
        return Planner.between(List.of(table), before, after, planner);
    }

    @Test
    void aChangeOfOneRealServerTouchesThatRealServerOnly() {
        AtomicLong looks = new AtomicLong();
        List<Server> before = servers(SERVERS, looks, server -> server);
        List<Server> after = servers(
                SERVERS,
                looks,
                server -> server.address().number() == 4711
                        ? new Server(
                                server.address(), 1, List.of(new Real("10.0.0.1 80", 1), new Real("10.0.0.2 80", 5)))
                        : server);
        assertThat(PlanText.of(plan(before, after)))
                .isEqualTo(
                        """
                        changed: virtual_server 192.0.2.10 4711 (real 10.0.0.2 80 weight 1 -> 5)
                        CHANGE virtual_server 192.0.2.10 4711
                          real 10.0.0.2 80 weight 1 -> 5
                        """);
    }

    @Test
    void eachKeyIsLookedAtAFewTimesHoweverManyThereAre() {
        AtomicLong looks = new AtomicLong();
        List<Server> before = servers(SERVERS, looks, server -> server);
        List<Server> after = servers(SERVERS, looks, server -> new Server(server.address(), 2, server.real()));
        assertThat(plan(before, after).steps()).hasSize(SERVERS);
        assertThat(looks.get()).isBetween((long) SERVERS, 8L * SERVERS);
    }

    @Test
    void aConfigurationOfThousandsIsReadAndPlannedInOnePass() {
        long small = Math.min(time(1_000), time(1_000));
        long large = time(4_000);
        assertThat(large)
                .as("nanoseconds for 4,000 instances; 1,000 took %d", small)
                .isLessThan(small * 4 * 4);
    }

    /** Nanoseconds for reading a configuration of so many instances twice, and planning a change of one. */
    private static long time(int instances) {
        long start = System.nanoTime();
        Loaded before = TextFiles.load(text(instances, 100), "");
        Loaded after = TextFiles.load(text(instances, 150), "");
        Plan plan = Planner.plan(before.configuration().orElseThrow(), after, name -> Optional.empty());
        long end = System.nanoTime();
        assertThat(plan.steps()).singleElement().extracting(Step::name).isEqualTo("VI_500");
        assertThat(after.configuration().orElseThrow().instances()).hasSize(instances);
        return end - start;
    }

    private static String text(int instances, int priorityOfOne) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < instances; i++) {
            parts.add(
                    """
                    vrrp_instance VI_%d {
                      interface eth%d
                      virtual_router_id %d
                      priority %d
                      virtual_ipaddress {
                        10.%d.%d.1/24
                      }
                    }
                    """
                            .formatted(i, i / 200, 1 + i % 200, i == 500 ? priorityOfOne : 100, i / 200, i % 200));
        }
        return String.join("", parts);
    }
}
