package org.vipwarden.tests.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.management.JMX;
import org.awaitility.Awaitility;
import org.vipwarden.jmx.bean.ObjectNames;
import org.vipwarden.jmx.bean.VirtualRouterMXBean;
import org.vipwarden.jmx.connector.NodeConnection;
import org.vipwarden.jmx.connector.NodeUnreachable;
import org.vipwarden.jmx.connector.RunDirectory;
import org.vipwarden.launcher.lab.Door;
import org.vipwarden.launcher.lab.Lab;
import org.vipwarden.launcher.lab.LabNode;

/** What a running node of ours has counted, read through its JMX connector. */
final class OurCounters implements AutoCloseable {
    private static final int JMX_PORT = 9875;
    private static final String SECRET = "vipwarden.run/jmx.secret";

    private final Door door;
    private final NodeConnection connection;
    private final VirtualRouterMXBean router;

    private OurCounters(Door door, NodeConnection connection) {
        this.door = door;
        this.connection = connection;
        this.router =
                JMX.newMXBeanProxy(connection.beans(), ObjectNames.virtualRouter("VI_1"), VirtualRouterMXBean.class);
    }

    /** Those of {@code VI_1}; waits for the node's management. */
    static OurCounters of(Lab lab, LabNode node) throws NodeUnreachable {
        String secret = Awaitility.await("the management of " + node.host().label())
                .atMost(Pair.patience())
                .until(() -> node.read(SECRET), text -> !text.isBlank());
        Door door =
                Door.to(lab, node.host(), List.of(new Door.Plan(JMX_PORT, 0))).get(0);
        String url = "service:jmx:jmxmp://127.0.0.1:" + door.port();
        Path directory = lab.publish(node.host().label() + "-outside", Map.of("jmx.url", url, "jmx.secret", secret));
        return new OurCounters(door, NodeConnection.open(new RunDirectory(directory), "test"));
    }

    long get(String name) {
        return router.getCounters().get(name);
    }

    @Override
    public void close() {
        connection.close();
        door.close();
    }
}
