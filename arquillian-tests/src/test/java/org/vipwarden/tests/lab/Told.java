package org.vipwarden.tests.lab;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.vipwarden.launcher.lab.Lab;
import org.vipwarden.launcher.lab.LabNode;

/**
 * What a node tells the outside, phase by phase: each FIFO's lines in their order (those of an
 * instance that is alone by themselves), and the calls of scripts, which run beside each other
 * and are sorted. One FIFO is made by the node and read by its script; the other one was there and is read by somebody else.
 */
final class Told {
    private static final List<String> FIFOS = List.of("all", "vrrp");
    private static final Duration QUIET = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LabNode node;
    private final Map<String, List<String>> phases = new TreeMap<>();
    private final Map<String, Integer> seen = new TreeMap<>();

    Told(LabNode node) {
        this.node = node;
        node.with(
                "told.sh",
                """
                #!/bin/sh
                echo "$* | $(id -un):$(id -gn) $(id -Gn), stdin $(readlink /proc/self/fd/0), $TMPDIR, $PATH" >> %s/scripts.lines
                """
                        .formatted(node.files()));
        node.with(
                "read.sh",
                """
                #!/bin/sh
                exec cat "$2" >> %s/$1.lines
                """
                        .formatted(node.files()));
        node.with("weight", "0\n");
    }

    /** Has somebody read the FIFO that is not the node's; he goes on whatever happens to it. */
    void readOther(Lab lab) {
        String files = node.files().toString();
        lab.run(
                node.host(),
                "sh",
                "-c",
                "chmod 755 %1$s/*.sh; mkfifo -m 600 %1$s/vrrp.fifo; setsid sh -c 'exec 3<>%1$s/vrrp.fifo; exec cat <&3 >>%1$s/vrrp.lines' >/dev/null 2>&1 </dev/null &"
                        .formatted(files));
    }

    /** What {@code global_defs} has to say for it. */
    String globals() {
        return """
                notify_fifo %1$s/all.fifo
                notify_fifo_script "%1$s/read.sh all"
                vrrp_notify_fifo %1$s/vrrp.fifo
                script_user root
                """
                .formatted(node.files());
    }

    /** The scripts of an instance or a group. */
    String scripts(String name) {
        return """
                notify_master "%1$s/told.sh %2$s active"
                notify_backup "%1$s/told.sh %2$s backup"
                notify_fault "%1$s/told.sh %2$s fault"
                notify_stop "%1$s/told.sh %2$s stop"
                notify "%1$s/told.sh %2$s any 'a b'"
                """
                .formatted(node.files(), name);
    }

    /** Ends a phase that leads to this line of the FIFO, when nothing more is told for some time. */
    void phase(String name, String last) {
        await(name + " leads to " + last).atMost(PATIENCE).until(() -> fresh("vrrp")
                .contains(last));
        await(name + " comes to rest").atMost(PATIENCE).during(QUIET).until(this::everything, this::hasNotChanged);
        FIFOS.forEach(fifo -> {
            phases.put(name + ": " + fifo, ordered(fresh(fifo), line -> !line.contains("VI_3")));
            phases.put(name + ": VI_3 in " + fifo, ordered(fresh(fifo), line -> line.contains("VI_3")));
        });
        phases.put(name + ": scripts", fresh("scripts").stream().sorted().toList());
        List.of("all", "vrrp", "scripts")
                .forEach(file -> seen.put(file, lines(file).size()));
    }

    /** The lines in their order; but whose timer is the first of those of a group is left to chance. */
    private static List<String> ordered(List<String> lines, Predicate<String> wanted) {
        List<String> ordered = new ArrayList<>();
        List<String> together = new ArrayList<>();
        for (String line : lines.stream().filter(wanted).toList()) {
            boolean next = !line.startsWith("INSTANCE")
                    || together.stream().anyMatch(other -> subject(other).equals(subject(line)));
            if (next) {
                together.stream().sorted().forEach(ordered::add);
                together.clear();
            }
            if (line.startsWith("INSTANCE")) {
                together.add(line);
            } else {
                ordered.add(line);
            }
        }
        together.stream().sorted().forEach(ordered::add);
        return ordered;
    }

    private static String subject(String line) {
        return line.split(" ", -1)[1];
    }

    private List<String> before = List.of();

    private boolean hasNotChanged(List<String> now) {
        boolean same = now.equals(before);
        before = now;
        return same;
    }

    private List<String> everything() {
        return List.of(node.read("all.lines"), node.read("vrrp.lines"), node.read("scripts.lines"));
    }

    private List<String> fresh(String file) {
        return lines(file).stream().skip(seen.getOrDefault(file, 0)).toList();
    }

    private List<String> lines(String file) {
        return node.read(file + ".lines").lines().toList();
    }

    /** All that was told. */
    Map<String, List<String>> phases() {
        return phases;
    }
}
