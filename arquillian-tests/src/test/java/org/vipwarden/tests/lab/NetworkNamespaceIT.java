package org.vipwarden.tests.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vipwarden.launcher.lab.Daemon;
import org.vipwarden.launcher.lab.Host;
import org.vipwarden.launcher.lab.Lab;
import org.vipwarden.launcher.lab.LabNode;

/** A node that is started on one host and told to run in the network namespace of another one is there with all that it does. */
@NeedsLab
@Timeout(120)
class NetworkNamespaceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String INSTANCE =
            """
            vrrp_instance VI_1 {
                state MASTER
                interface eth0
                virtual_router_id 51
                virtual_ipaddress {
                    192.0.2.10/24
                }
            }
            """;

    @Test
    void theOptionNamesTheNamespace() {
        runsOnNode1(Ours.VIPWARDEN.with("-s", Host.NODE1.label()), INSTANCE);
    }

    @Test
    void soDoesTheConfiguration() {
        runsOnNode1(Ours.VIPWARDEN, "net_namespace " + Host.NODE1.label() + "\n" + INSTANCE);
    }

    private static void runsOnNode1(Daemon daemon, String configuration) {
        try (Lab lab = Lab.open()) {
            LabNode node = LabNode.on(lab, Host.CLIENT, daemon).with("keepalived.conf", configuration);
            node.start();
            await("the address on node1").atMost(PATIENCE).until(() -> addresses(lab, Host.NODE1)
                    .contains("192.0.2.10/24"));
            assertThat(addresses(lab, Host.CLIENT)).doesNotContain("192.0.2.10/24");
            node.askToStop();
            node.awaitEnd(PATIENCE);
            assertThat(addresses(lab, Host.NODE1)).doesNotContain("192.0.2.10/24");
        }
    }

    private static String addresses(Lab lab, Host host) {
        return lab.run(host, "ip", "addr", "show", "dev", "eth0");
    }

    @Test
    void aNamespaceThatIsNotThereIsARefusal() {
        try (Lab lab = Lab.open()) {
            LabNode node = LabNode.on(lab, Host.CLIENT, Ours.VIPWARDEN.with("-s", "nowhere"))
                    .with("keepalived.conf", INSTANCE);
            node.start();
            node.awaitEnd(PATIENCE);
            assertThat(node.log().all()).anyMatch(line -> line.contains("there is no network namespace nowhere"));
        }
    }
}
