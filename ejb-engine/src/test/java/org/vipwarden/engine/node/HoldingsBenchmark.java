package org.vipwarden.engine.node;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.vipwarden.engine.config.TextFiles;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.kit.NetworkNamespace;
import org.vipwarden.engine.linux.LinuxKernel;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.Setting;
import org.vipwarden.engine.vrrp.Standing;

/**
 * Measures what many addresses cost: how long until all are installed, how much processor time their renewal takes, and what becomes
 * of the adverts meanwhile. Needs root; docs/benchmarks.md says how to run it.
 *
 * <p>Arguments: how many addresses, each time one run; 1000 and 10000 when there are none.
 */
final class HoldingsBenchmark {
    private static final long SECOND = 1_000_000_000L;
    private static final int SECONDS = 20;
    private static final int INTERVAL_MILLIS = 100;

    private HoldingsBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        List<Integer> counts = arguments.length == 0
                ? List.of(1000, 10_000)
                : List.of(arguments).stream().map(Integer::valueOf).toList();
        System.out.println(
                "| addresses | all installed after | CPU of the loop while renewing | late at worst, installing"
                        + " | late at worst, renewing | adverts sent of those due | all removed after |");
        for (int count : counts) {
            try (NetworkNamespace here = new NetworkNamespace("here");
                    NetworkNamespace there = new NetworkNamespace("there")) {
                here.connect("eth0", "192.0.2.1/24", there, "eth0", "192.0.2.2/24");
                measure(here, count);
            }
        }
        System.exit(0);
    }

    private static InstanceDefinition instance(int count) {
        StringBuilder text = new StringBuilder(
                """
                vrrp_instance VI_1 {
                    interface eth0
                    virtual_router_id 51
                    version 3
                    advert_int 0.1
                    priority 200
                    virtual_ipaddress {
                        192.0.2.10/24
                    }
                    virtual_ipaddress_excluded {
                """);
        IntStream.range(0, count - 1)
                .forEach(i -> text.append("10.%d.%d.%d/32%n".formatted(i / 62_500, i / 250 % 250, i % 250 + 1)));
        return TextFiles.load(text.append("}\n}\n").toString(), "")
                .configuration()
                .orElseThrow()
                .instances()
                .get(0);
    }

    private static void measure(NetworkNamespace here, int count) throws Exception {
        Loop loop = here.run(() -> new Loop(new LinuxKernel(), InstantSource.system(), report -> {}));
        // A thread is born into the network namespace of the one that starts it.
        Thread thread = here.run(() -> {
            Thread runner = new Thread(loop, "loop");
            runner.start();
            return runner;
        });
        loop.post(roster -> {
            roster.start(List.of(new Setting(instance(count), true)));
            roster.verdict("VI_1", Standing.CLEAR);
        });
        LiveRouter router = awaitActive(loop);
        long active = System.nanoTime();
        awaitAddresses(here, count + 1);
        double installed = (System.nanoTime() - active) / 1e6;
        double lateInstalling = loop.lateness().worst() / 1e6;
        long worst = 0;
        long[] before = look(loop, router, thread);
        for (int second = 0; second < SECONDS; second++) {
            Thread.sleep(1000);
            worst = Math.max(worst, loop.lateness().worst());
        }
        long[] after = look(loop, router, thread);
        double elapsed = (after[0] - before[0]) / (double) SECOND;
        double cpu = 100.0 * (after[1] - before[1]) / (after[0] - before[0]);
        long due = Math.round(elapsed * 1000 / INTERVAL_MILLIS);
        long stop = System.nanoTime();
        loop.post(roster -> roster.stop("VI_1", Cause.SHUTDOWN));
        awaitAddresses(here, 1);
        double removed = (System.nanoTime() - stop) / 1e6;
        loop.stopWhenEmpty();
        thread.join();
        System.out.printf(
                Locale.ROOT,
                "| %d | %.0f ms | %.1f %% of a core | %.1f ms | %.1f ms | %d of %d | %.0f ms |%n",
                count,
                installed,
                cpu,
                lateInstalling,
                worst / 1e6,
                after[2] - before[2],
                due,
                removed);
    }

    private static LiveRouter awaitActive(Loop loop) throws InterruptedException {
        while (loop.roster().published().stream().noneMatch(r -> r.state().role() == Role.ACTIVE)) {
            Thread.sleep(1);
        }
        return loop.roster().published().iterator().next();
    }

    private static void awaitAddresses(NetworkNamespace here, int wanted) throws InterruptedException {
        String count = "ip -4 -o addr show dev eth0";
        while (here.run(() -> here.command(count)).lines().count() != wanted) {
            Thread.sleep(20);
        }
    }

    /** The time, the processor time of the loop's thread, and the adverts sent so far. */
    private static long[] look(Loop loop, LiveRouter router, Thread thread) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        CompletableFuture<long[]> seen = new CompletableFuture<>();
        loop.post(roster -> seen.complete(new long[] {
            System.nanoTime(),
            threads.getThreadCpuTime(thread.getId()),
            router.counters().read().get("advertisements-sent")
        }));
        return seen.get();
    }
}
