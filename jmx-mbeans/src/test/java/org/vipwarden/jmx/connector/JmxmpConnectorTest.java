package org.vipwarden.jmx.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.InstanceNotFoundException;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MBeanServerConnection;
import javax.management.Notification;
import javax.management.NotificationFilterSupport;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import javax.management.remote.jmxmp.JMXMPConnector;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vipwarden.jmx.bean.EngineMXBean;
import org.vipwarden.jmx.bean.NotificationTypes;
import org.vipwarden.jmx.bean.ObjectNames;
import org.vipwarden.jmx.bean.PolicyMXBean;
import org.vipwarden.jmx.bean.VirtualRouterMXBean;
import org.vipwarden.jmx.management.Management;
import org.vipwarden.jmx.support.ScriptedEngine;

class JmxmpConnectorTest {
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final ScriptedEngine engine = ScriptedEngine.small();
    private RunDirectory run;
    private Management management;
    private JmxmpConnector connector;

    @BeforeEach
    void open(@TempDir Path directory) throws Exception {
        run = RunDirectory.of(directory.resolve("vipwarden.pid"));
        management = Management.start(engine);
        connector = JmxmpConnector.open(server, 0, run);
    }

    @AfterEach
    void close() {
        connector.close();
        management.close();
        assertThat(Management.current()).isEmpty();
    }

    @Test
    void ourClientReadsAndChangesUnderItsName() throws Exception {
        try (NodeConnection node = NodeConnection.open(run, "ann")) {
            VirtualRouterMXBean router =
                    JMX.newMXBeanProxy(node.beans(), ObjectNames.virtualRouter("VI_1"), VirtualRouterMXBean.class);
            PolicyMXBean policy = JMX.newMXBeanProxy(node.beans(), ObjectNames.policy(), PolicyMXBean.class);

            assertThat(router.getAddresses()).containsExactly("192.0.2.10/24 dev eth0");
            assertThat(router.explain().getPriority()).hasSize(2);
            router.failOver(30);
            policy.activate(List.of("a.drl"), List.of("fine"), "why not");
        }
        assertThat(engine.asked()).containsExactly("failOver VI_1 for 30 s by ann");
        assertThat(engine.policy().active().author()).isEqualTo("ann");
    }

    @Test
    void aClientWithoutAClassOfOursReadsEverything() throws Exception {
        try (JMXConnector plain =
                plainClient("bob", Files.readString(run.secret()).strip())) {
            MBeanServerConnection beans = plain.getMBeanServerConnection();

            for (ObjectName name : beans.queryNames(new ObjectName("org.vipwarden:*"), null)) {
                for (var attribute : beans.getMBeanInfo(name).getAttributes()) {
                    Object value = beans.getAttribute(name, attribute.getName());
                    assertThat(value == null || value.getClass().getName().matches("(\\[L)?javax?\\..*"))
                            .as("%s of %s is %s", attribute.getName(), name, value)
                            .isTrue();
                }
            }
            CompositeData quorum = (CompositeData) beans.getAttribute(ObjectNames.engine(), "PingQuorum");
            assertThat(quorum.get("required")).isEqualTo(1);
        }
    }

    @Test
    void notificationsArriveWithOpenData() throws Exception {
        List<Notification> heard = new CopyOnWriteArrayList<>();
        NotificationFilterSupport transitions = new NotificationFilterSupport();
        transitions.enableType(NotificationTypes.TRANSITION);
        try (NodeConnection node = NodeConnection.open(run, "ann")) {
            node.beans().addNotificationListener(ObjectNames.journal(), (n, h) -> heard.add(n), transitions, null);
            engine.reloadWith("VI_1");
            engine.becomeActive("VI_1");

            await().until(() -> !heard.isEmpty());
        }
        assertThat(heard).hasSize(1);
        CompositeData entry = (CompositeData) heard.get(0).getUserData();
        assertThat(((CompositeData) entry.get("transition")).get("to")).isEqualTo("Active");
        assertThat(heard.get(0).getSequenceNumber()).isEqualTo(2);
    }

    @Test
    void anExceptionArrivesAsTheJdksOwn() throws Exception {
        try (NodeConnection node = NodeConnection.open(run, "ann")) {
            EngineMXBean gone = JMX.newMXBeanProxy(node.beans(), ObjectNames.virtualRouter("no"), EngineMXBean.class);
            VirtualRouterMXBean router =
                    JMX.newMXBeanProxy(node.beans(), ObjectNames.virtualRouter("VI_1"), VirtualRouterMXBean.class);

            assertThatThrownBy(gone::getPid).hasRootCauseInstanceOf(InstanceNotFoundException.class);
            assertThatThrownBy(() -> router.failOver(-1)).hasMessageContaining("-1 s is not within");
        }
    }

    @Test
    void aWrongSecretIsRefused() {
        assertThatThrownBy(() -> plainClient("bob", "guess")).hasMessageContaining("wrong name or secret");
    }

    @Test
    void aNameThatIsBlankOrForgesALogLineIsRefused() throws Exception {
        String secret = Files.readString(run.secret()).strip();

        for (String name : List.of(" ", "bob\nroot", "b".repeat(65))) {
            assertThatThrownBy(() -> plainClient(name, secret)).hasMessageContaining("wrong name or secret");
        }
    }

    @Test
    void aClientThatDoesNotLogInIsRefused() {
        assertThatThrownBy(() -> new JMXMPConnector(connector.address()).connect())
                .hasMessageContaining("does not require any profile but the server mandates one");
    }

    @Test
    void nothingOutsideOurDomainIsThere() throws Exception {
        ObjectName logging = new ObjectName("java.util.logging:type=Logging");
        assertThat(server.isRegistered(logging)).isTrue();
        try (NodeConnection node = NodeConnection.open(run, "ann")) {
            MBeanServerConnection beans = node.beans();

            assertThat(beans.getDomains())
                    .contains("org.vipwarden", "java.lang")
                    .doesNotContain("java.util.logging");
            assertThat(beans.queryNames(null, null))
                    .contains(ObjectNames.engine())
                    .doesNotContain(logging);
            assertThat(beans.queryMBeans(null, null))
                    .noneMatch(i -> i.getObjectName().equals(logging));
            assertThatThrownBy(() -> beans.getAttribute(logging, "LoggerNames")).isInstanceOf(SecurityException.class);
            assertThatThrownBy(() -> beans.invoke(logging, "setLoggerLevel", null, null))
                    .isInstanceOf(SecurityException.class);
        }
    }

    @Test
    void theJvmIsReadOnly() throws Exception {
        ObjectName memory = new ObjectName(ManagementFactory.MEMORY_MXBEAN_NAME);
        try (NodeConnection node = NodeConnection.open(run, "ann")) {
            assertThat(node.beans().getAttribute(memory, "HeapMemoryUsage")).isInstanceOf(CompositeData.class);
            assertThatThrownBy(() -> node.beans().invoke(memory, "gc", null, null))
                    .isInstanceOf(SecurityException.class)
                    .hasMessage("invoke is not permitted on java.lang:type=Memory");
        }
    }

    @Test
    void noBeanIsMadeOrRemoved() throws Exception {
        ObjectName evil = new ObjectName("org.vipwarden:type=Evil");
        try (NodeConnection node = NodeConnection.open(run, "ann")) {
            MBeanServerConnection beans = node.beans();

            assertThatThrownBy(() -> beans.createMBean("javax.management.loading.MLet", evil))
                    .isInstanceOf(SecurityException.class);
            assertThatThrownBy(() -> beans.createMBean("javax.management.timer.Timer", evil, null, null))
                    .isInstanceOf(SecurityException.class);
            assertThatThrownBy(() -> beans.unregisterMBean(ObjectNames.engine()))
                    .isInstanceOf(SecurityException.class);
            assertThatThrownBy(() ->
                            beans.addNotificationListener(ObjectNames.journal(), ObjectNames.engine(), null, null))
                    .isInstanceOf(SecurityException.class);
        }
        assertThat(server.isRegistered(evil)).isFalse();
        assertThat(server.isRegistered(ObjectNames.engine())).isTrue();
    }

    @Test
    void onlyTheOwnerReadsAddressAndSecretAndBothEndWithTheNode() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(run.path())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(run.secret())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(run.url())))
                .isEqualTo("rw-------");
        assertThat(run.url()).content().startsWith("service:jmx:jmxmp://127.0.0.1:");

        connector.close();

        assertThat(run.path()).isEmptyDirectory();
    }

    @Test
    void everyStartHasItsOwnSecret() throws Exception {
        String before = Files.readString(run.secret());
        // What a node that was killed leaves behind is replaced.
        try (JmxmpConnector next = JmxmpConnector.open(server, 0, run)) {
            assertThat(next.address()).isNotEqualTo(connector.address());
            assertThat(Files.readString(run.secret())).isNotEqualTo(before).hasSizeGreaterThan(40);
        }
    }

    @Test
    void aRunDirectoryThatSomebodyElsePreparedIsRefused(@TempDir Path directory) throws Exception {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(directory.resolve("node.run"), elsewhere);

        assertThatThrownBy(() -> JmxmpConnector.open(server, 0, new RunDirectory(link)))
                .isInstanceOf(ConnectorRefused.class)
                .hasMessageContaining("is not a directory");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void aPortInUseIsOneLine(@TempDir Path directory) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> JmxmpConnector.open(server, taken.getLocalPort(), new RunDirectory(directory)))
                    .isInstanceOf(ConnectorRefused.class)
                    .hasMessage("JMX is off: cannot listen on 127.0.0.1:" + taken.getLocalPort()
                            + ": Address already in use");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void withoutANodeTheClientSaysWhereItLooked(@TempDir Path directory) throws Exception {
        RunDirectory nowhere = new RunDirectory(directory.resolve("none.run"));
        assertThatThrownBy(() -> NodeConnection.open(nowhere, "ann"))
                .isInstanceOf(NodeUnreachable.class)
                .hasMessage("no running node found at " + nowhere.path());
    }

    @Test
    void somethingElseOnThePortDoesNotHoldTheClientForEver(@TempDir Path directory) throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            RunDirectory other = new RunDirectory(directory);
            Files.writeString(other.url(), "service:jmx:jmxmp://127.0.0.1:" + silent.getLocalPort());
            Files.writeString(other.secret(), "secret");

            assertThatThrownBy(() -> NodeConnection.open(other, "ann"))
                    .isInstanceOf(NodeUnreachable.class)
                    .hasMessageContaining("timed out");
        }
    }

    @Test
    void aNodeThatWasKilledIsNoAnswer(@TempDir Path directory) throws Exception {
        RunDirectory stale = new RunDirectory(directory);
        Files.copy(run.url(), stale.url());
        Files.copy(run.secret(), stale.secret());
        connector.close();

        assertThatThrownBy(() -> NodeConnection.open(stale, "ann"))
                .isInstanceOf(NodeUnreachable.class)
                .hasMessageStartingWith("no answer at service:jmx:jmxmp://127.0.0.1:");
    }

    private JMXConnector plainClient(String user, String secret) throws IOException {
        CallbackHandler login = callbacks -> {
            for (Callback callback : callbacks) {
                if (callback instanceof NameCallback name) {
                    name.setName(user);
                } else if (callback instanceof PasswordCallback password) {
                    password.setPassword(secret.toCharArray());
                }
            }
        };
        JMXConnector client = new JMXMPConnector(
                connector.address(),
                Map.of("jmx.remote.profiles", "SASL/PLAIN", "jmx.remote.sasl.callback.handler", login));
        client.connect();
        return client;
    }
}
