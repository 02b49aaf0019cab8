package org.vipwarden.jmx.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Vector;
import javax.management.Attribute;
import javax.management.MBeanServer;
import javax.management.MBeanServerConnection;
import javax.management.MBeanServerFactory;
import javax.management.Query;
import javax.management.remote.message.HandshakeEndMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vipwarden.jmx.bean.ObjectNames;
import org.vipwarden.jmx.management.Management;
import org.vipwarden.jmx.support.ScriptedEngine;

/** Classes outside the allow-list never come to life on the server, wherever in a request they hide. */
class SerializationTest {
    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final ScriptedEngine engine = ScriptedEngine.small();
    private Management management;
    private JmxmpConnector connector;
    private NodeConnection connection;
    private MBeanServerConnection client;
    private int livesBefore;

    @BeforeEach
    void open(@TempDir Path directory) throws Exception {
        RunDirectory run = new RunDirectory(directory.resolve("node.run"));
        management = Management.on(server, engine);
        connector = JmxmpConnector.open(server, 0, run);
        connection = NodeConnection.open(run, "eve");
        client = connection.beans();
        livesBefore = Gadget.lives();
    }

    @AfterEach
    void close() {
        connection.close();
        connector.close();
        management.close();
    }

    @Test
    void theGadgetWorksWhereNothingFilters() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(new Gadget());
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

        assertThat(Gadget.lives()).isEqualTo(livesBefore + 1);
    }

    @Test
    @SuppressWarnings(
            "JdkObsolete") // The allow-list has Vector, because the JDK's notification filters are made of it.
    void noArgumentBringsAGadgetToLife() {
        for (Object hidden : List.of(new Gadget(), new Object[] {new Gadget()}, new Vector<>(List.of(new Gadget())))) {
            assertThatThrownBy(() -> client.invoke(
                            ObjectNames.policy(), "rollBack", new Object[] {hidden}, new String[] {"int"}))
                    .isInstanceOf(InvalidClassException.class)
                    .hasMessageContaining("REJECTED");
        }
        assertThat(Gadget.lives()).isEqualTo(livesBefore);
    }

    @Test
    void noAttributeFilterOrQueryBringsAGadgetToLife() {
        Gadget gadget = new Gadget();

        assertThatThrownBy(() -> client.setAttribute(ObjectNames.engine(), new Attribute("Pid", gadget)))
                .isInstanceOf(InvalidClassException.class);
        assertThatThrownBy(() -> client.addNotificationListener(ObjectNames.journal(), (n, h) -> {}, gadget, null))
                .isInstanceOf(InvalidClassException.class);
        assertThatThrownBy(() -> client.queryNames(null, Query.eq(Query.attr("Pid"), Query.value(1))))
                .isInstanceOf(InvalidClassException.class);
        assertThat(Gadget.lives()).isEqualTo(livesBefore);
    }

    @Test
    void containersThatCallTheirElementsAreRefused() {
        PriorityQueue<String> queue = new PriorityQueue<>(List.of("a", "b"));

        assertThatThrownBy(() ->
                        client.invoke(ObjectNames.policy(), "rollBack", new Object[] {queue}, new String[] {"int"}))
                .isInstanceOf(InvalidClassException.class);
    }

    @Test
    void nothingIsReadFromAStrangerBeforeTheLogin() throws Exception {
        for (Object opening : List.of(new Gadget(), new HandshakeEndMessage(new Gadget(), "id"))) {
            try (Socket socket = new Socket(
                    InetAddress.getLoopbackAddress(), connector.address().getPort())) {
                ObjectOutputStream out = new ObjectOutputStream(socket.getOutputStream());
                out.writeObject(opening);
                out.flush();
                // The server ends the connection once it has read, and refused, what we sent.
                readToTheEnd(socket);
            }
        }
        assertThat(Gadget.lives()).isEqualTo(livesBefore);
    }

    private static void readToTheEnd(Socket socket) throws IOException {
        socket.setSoTimeout(20_000);
        try {
            while (socket.getInputStream().read() >= 0) {
                // Nothing in it matters.
            }
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
    }

    @Test
    void theConnectionSurvivesARefusal() throws Exception {
        assertThatThrownBy(() -> client.invoke(
                        ObjectNames.policy(), "rollBack", new Object[] {new Gadget()}, new String[] {"int"}))
                .isInstanceOf(InvalidClassException.class);

        assertThat(client.getAttribute(ObjectNames.engine(), "Pid")).isEqualTo(4711L);
    }

    @Test
    void aLongTextStillArrives() throws Exception {
        String text = "x".repeat(1_000_000);
        Object problems = client.invoke(
                ObjectNames.policy(),
                "check",
                new Object[] {new String[] {"a.drl"}, new String[] {text}},
                new String[] {String[].class.getName(), String[].class.getName()});

        assertThat((Object[]) problems).isEmpty();
    }

    @Test
    void anEndlessRequestIsRefused() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            many.add("x");
        }
        assertThatThrownBy(() -> client.invoke(
                        ObjectNames.policy(),
                        "check",
                        new Object[] {many.toArray(String[]::new), many.toArray(String[]::new)},
                        new String[] {String[].class.getName(), String[].class.getName()}))
                .isInstanceOf(InvalidClassException.class);
    }
}
