package org.vipwarden.tests.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vipwarden.launcher.lab.AddressWatch;
import org.vipwarden.launcher.lab.Daemon;
import org.vipwarden.launcher.lab.Host;
import org.vipwarden.launcher.lab.Lab;
import org.vipwarden.launcher.lab.LabNode;

/** What an operator does to a node that holds an address: plans, right and wrong reloads, a frozen daemon, a second start. */
@NeedsLab
@Timeout(120)
class OperatorIT {
    private static final String SECOND = Pair.VIP.replaceFirst("\\d+$", "77");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String CONFIGURATION =
            """
            vrrp_instance VI_1 {
                state MASTER
                interface eth0
                virtual_router_id 51
                priority %d
                advert_int 1
                virtual_ipaddress {
                    %s/24
                }
            }
            """;

    private static LabNode activeNode(Lab lab, AddressWatch addresses) {
        return activeNode(lab, addresses, Ours.VIPWARDEN);
    }

    private static LabNode activeNode(Lab lab, AddressWatch addresses, Daemon daemon) {
        LabNode node =
                LabNode.on(lab, Host.NODE1, daemon).with("keepalived.conf", CONFIGURATION.formatted(99, Pair.VIP));
        Instant start = Instant.now();
        node.start();
        assertThat(addresses.awaitHeld(Pair.VIP, start, PATIENCE)).isPresent();
        return node;
    }

    private static String awaitLine(LabNode node, Predicate<String> wanted) {
        return node.log().await(wanted, PATIENCE).orElseThrow(() -> new AssertionError(node.tail(30)));
    }

    @Test
    void aReloadWithAMistakeChangesNothingAndARightOneLosesNoAddress() {
        try (Lab lab = Lab.open()) {
            AddressWatch addresses = AddressWatch.on(lab, Host.NODE1);
            LabNode node = activeNode(lab, addresses);
            Instant before = Instant.now();

            node.with("keepalived.conf", CONFIGURATION.formatted(999, Pair.VIP));
            node.signal("HUP");
            assertThat(awaitLine(node, line -> line.contains("is refused")))
                    .contains("keepalived.conf:5:", "999", "the old one stays");

            node.with("keepalived.conf", CONFIGURATION.formatted(150, Pair.VIP));
            node.signal("HUP");
            assertThat(awaitLine(node, line -> line.contains("is reloaded")))
                    .endsWith("changed: VI_1 (priority 99 -> 150)");
            assertThat(addresses.holds(Pair.VIP, before)).hasSize(1).allSatisfy(hold -> assertThat(hold.to())
                    .isEmpty());
        }
    }

    @Test
    void aPlanChangesNothingAndTheReloadDoesWhatItSaid() {
        try (Lab lab = Lab.open()) {
            AddressWatch addresses = AddressWatch.on(lab, Host.NODE1);
            LabNode node = activeNode(lab, addresses, Ours.MANAGED);
            await().atMost(PATIENCE)
                    .until(() -> !node.read("vipwarden.run/jmx.secret").isBlank());
            String second = CONFIGURATION.formatted(150, Pair.VIP).replace("/24\n", "/24\n        " + SECOND + "/24\n");
            node.with("keepalived.conf", second);

            String plan = command(lab, node, "plan");
            assertThat(plan)
                    .contains("  ~ vrrp_instance VI_1  # " + node.files() + "/keepalived.conf:1:15")
                    .containsPattern("~ priority 99 -> 150 +# .*keepalived.conf:5:14")
                    .containsPattern("\\+ virtual_ipaddress " + SECOND + "/24 dev eth0 +# .*keepalived.conf:9:9")
                    .endsWith("plan: 1 to change\nexit 0\n");
            assertThat(command(lab, node, "reload --dry-run")).isEqualTo(plan);
            assertThat(command(lab, node, "status")).containsPattern("VI_1 +51 +eth0 +Active .* 99 +this node +");

            assertThat(command(lab, node, "reload")).isEqualTo(plan.replace("exit 0", "applied\nexit 0"));
            assertThat(command(lab, node, "status"))
                    .containsPattern("VI_1 +51 +eth0 +Active .* 150 +this node .*" + SECOND);
            assertThat(command(lab, node, "plan")).isEqualTo("nothing changes\nexit 0\n");

            node.with("keepalived.conf", CONFIGURATION.formatted(999, Pair.VIP));
            assertThat(command(lab, node, "plan"))
                    .contains("keepalived.conf:5:14: error: ", "a reload would be refused; nothing would change")
                    .endsWith("exit 1\n");
        }
    }

    /** What a command of ours prints on the node's host, and what it ends with. */
    private static String command(Lab lab, LabNode node, String words) {
        List<String> launcher = node.daemon().commandIn(node.files());
        String program = String.join(" ", launcher.subList(0, launcher.indexOf("run")));
        String pid = " -p " + node.files().resolve("vipwarden.pid");
        return lab.run(Host.NODE1, "sh", "-c", program + " " + words + pid + " 2>&1; echo exit $?");
    }

    @Test
    void aFrozenNodeLosesItsAddressAndSaysSoWhenItWakes() {
        try (Lab lab = Lab.open()) {
            AddressWatch addresses = AddressWatch.on(lab, Host.NODE1);
            LabNode node = activeNode(lab, addresses);
            Instant frozen = Instant.now();
            node.freeze();
            assertThat(addresses.awaitGone(Pair.VIP, frozen, Duration.ofSeconds(5)))
                    .as("the lease runs out by the kernel's clock")
                    .isPresent();
            Instant thawed = Instant.now();
            node.thaw();
            awaitLine(node, line -> line.contains("Entering BACKUP STATE: gave up"));
            assertThat(addresses.awaitHeld(Pair.VIP, thawed, PATIENCE)).isPresent();
        }
    }

    @Test
    void aSecondNodeWithTheSamePidFileIsRefusedInOneLine() {
        try (Lab lab = Lab.open()) {
            AddressWatch addresses = AddressWatch.on(lab, Host.NODE1);
            LabNode node = activeNode(lab, addresses);
            LabNode second = LabNode.on(lab, Host.NODE1, Ours.VIPWARDEN);
            String refusal = lab.run(
                    Host.NODE1,
                    "sh",
                    "-c",
                    String.join(" ", second.daemon().commandIn(node.files())) + " 2>&1; echo exit $?");
            assertThat(refusal.lines().toList()).hasSize(2).last().asString().isNotEqualTo("exit 0");
            assertThat(refusal).contains("pid").doesNotContain("\tat ");
            assertThat(node.isRunning()).isTrue();
        }
    }
}
