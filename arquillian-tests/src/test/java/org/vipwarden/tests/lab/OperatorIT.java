package org.vipwarden.tests.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vipwarden.launcher.lab.AddressWatch;
import org.vipwarden.launcher.lab.Host;
import org.vipwarden.launcher.lab.Lab;
import org.vipwarden.launcher.lab.LabNode;

/** What an operator does to a node that holds an address: right and wrong reloads, a frozen daemon, a second start. */
@NeedsLab
@Timeout(120)
class OperatorIT {
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
        LabNode node = LabNode.on(lab, Host.NODE1, Ours.VIPWARDEN)
                .with("keepalived.conf", CONFIGURATION.formatted(99, Pair.VIP));
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
            assertThat(awaitLine(node, line -> line.contains("is reloaded"))).endsWith("changed: VI_1");
            assertThat(addresses.holds(Pair.VIP, before)).hasSize(1).allSatisfy(hold -> assertThat(hold.to())
                    .isEmpty());
        }
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
