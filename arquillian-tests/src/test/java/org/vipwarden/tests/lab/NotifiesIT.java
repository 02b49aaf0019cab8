package org.vipwarden.tests.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vipwarden.launcher.lab.Daemon;
import org.vipwarden.launcher.lab.Host;
import org.vipwarden.launcher.lab.Lab;
import org.vipwarden.launcher.lab.LabNode;

/**
 * Our node tells the outside what keepalived tells: a start, a peer that takes over and dies, priorities, a fault, reloads and a stop, of
 * two instances in a group and of one alone. The peer is keepalived in either case.
 */
@NeedsLab
@Timeout(300)
class NotifiesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern STATE = Pattern.compile("INSTANCE \"(\\w+)\" (MASTER|BACKUP|FAULT) \\d+");

    @Test
    void whatKeepalivedTells() {
        Story ours = Story.of(Ours.VIPWARDEN);
        Story theirs = Story.of(Daemon.KEEPALIVED);
        // keepalived ends the script of a FIFO before that has read the last lines.
        ours.told().remove("9 the end: all");
        theirs.told().remove("9 the end: all");
        assertThat(ours.told()).isEqualTo(theirs.told());
    }

    /** What was told, and what stands in the log. */
    private record Story(Map<String, List<String>> told, List<String> log) {

        static Story of(Daemon daemon) {
            try (Lab lab = Lab.open()) {
                LabNode node = LabNode.on(lab, Host.NODE1, daemon);
                LabNode peer = LabNode.on(lab, Host.NODE2, Daemon.KEEPALIVED);
                peer.with("keepalived.conf", peer());
                Told told = new Told(node);
                node.with("keepalived.conf", configuration(told, node, third(told, node)));
                told.readOther(lab);
                try {
                    play(lab, node, peer, told);
                } catch (Throwable e) {
                    System.err.println(daemon + ":\n" + node.tail(200));
                    throw e;
                }
                Story story = new Story(told.phases(), node.log().all());
                story.requirePhrases(daemon);
                return story;
            }
        }

        /** Whoever looks for keepalived's phrases finds them for each state that was told. */
        private void requirePhrases(Daemon daemon) {
            List<MatchResult> states = told.entrySet().stream()
                    .filter(phase -> phase.getKey().endsWith("vrrp"))
                    .flatMap(phase -> phase.getValue().stream())
                    .flatMap(line -> STATE.matcher(line).results())
                    .toList();
            assertThat(states).isNotEmpty().allSatisfy(state -> assertThat(log)
                    .as("the log of " + daemon)
                    .anyMatch(line -> line.contains("(" + state.group(1) + ") Entering " + state.group(2) + " STATE")));
        }
    }

    private static void play(Lab lab, LabNode node, LabNode peer, Told told) {
        node.start();
        told.phase("1 start", "INSTANCE \"VI_3\" MASTER 100");
        peer.start();
        told.phase("2 a better peer", "INSTANCE \"VI_3\" BACKUP 100");
        peer.kill();
        told.phase("3 its death", "INSTANCE \"VI_3\" MASTER 100");
        node.with("weight", "7\n");
        told.phase("4 a priority", "INSTANCE \"VI_3\" MASTER_PRIORITY 107");
        lab.run(Host.NODE1, "ip", "link", "set", "eth1", "down");
        told.phase("5 a fault", "GROUP \"G\" FAULT 0");
        lab.run(Host.NODE1, "ip", "link", "set", "eth1", "up");
        told.phase("6 its end", "GROUP \"G\" MASTER 0");
        node.with("weight", "0\n");
        told.phase("7 a priority again", "INSTANCE \"VI_3\" MASTER_PRIORITY 100");
        node.with("keepalived.conf", configuration(told, node, ""));
        node.signal("HUP");
        told.phase("8 a reload that deletes", "INSTANCE \"VI_3\" DELETED 100");
        node.askToStop();
        node.awaitEnd(PATIENCE);
        told.phase("9 the end", "GROUP \"G\" STOP 0");
        assertThat(lab.outside(node.files().resolve("all.fifo"))).doesNotExist();
        assertThat(lab.outside(node.files().resolve("vrrp.fifo")).toFile()).exists();
    }

    private static String configuration(Told told, LabNode node, String more) {
        return """
                global_defs {
                    router_id node1
                    %s
                }
                track_file heavy {
                    file %s/weight
                }
                vrrp_sync_group G {
                    group {
                        VI_1
                        VI_2
                    }
                    %s
                }
                """
                        .formatted(told.globals(), node.files(), told.scripts("G"))
                + instance("VI_1", "eth0", 51, 100, told.scripts("VI_1"))
                + instance("VI_2", "eth1", 52, 100, told.scripts("VI_2"))
                + more;
    }

    private static String third(Told told, LabNode node) {
        String lines = told.scripts("VI_3")
                + """
                track_file {
                    heavy weight 1
                }
                notify_priority_changes on
                notify_deleted "%s/told.sh VI_3 deleted"
                """
                        .formatted(node.files());
        return instance("VI_3", "eth0", 53, 100, lines);
    }

    private static String peer() {
        return instance("VI_1", "eth0", 51, 200, "")
                + instance("VI_2", "eth1", 52, 200, "")
                + instance("VI_3", "eth0", 53, 200, "");
    }

    private static String instance(String name, String link, int vrid, int priority, String lines) {
        return """
                vrrp_instance %s {
                    interface %s
                    virtual_router_id %d
                    priority %d
                    advert_int 1
                    virtual_ipaddress {
                        192.0.2.%d/24
                    }
                    %s
                }
                """
                .formatted(name, link, vrid, priority, 100 + vrid, lines);
    }
}
