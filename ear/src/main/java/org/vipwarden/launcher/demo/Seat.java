package org.vipwarden.launcher.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.vipwarden.jmx.connector.NodeConnection;
import org.vipwarden.jmx.connector.NodeUnreachable;
import org.vipwarden.jmx.connector.RunDirectory;
import org.vipwarden.launcher.lab.AddressWatch;
import org.vipwarden.launcher.lab.Daemon;
import org.vipwarden.launcher.lab.Door;
import org.vipwarden.launcher.lab.Host;
import org.vipwarden.launcher.lab.Lab;
import org.vipwarden.launcher.lab.LabNode;
import org.vipwarden.launcher.lab.WebService;

/** One node with everything around it: its web server, its addresses as the kernel has them, and the ways to its management. */
final class Seat {
    private static final int JMX = 9875;
    private static final int HTTP = 9876;
    private static final Duration AGAIN = Duration.ofMillis(100);
    private static final String SECRET = "vipwarden.run/jmx.secret";

    private final Lab lab;
    private final Host host;
    private final List<String> launcher;
    private final LabNode node;
    private final WebService web;
    private final AddressWatch addresses;
    private final Door jmx;
    private final Door http;
    private Optional<NodeConnection> connection = Optional.empty();

    /**
     * A seat; neither the node nor the web server runs yet.
     *
     * @param launcher the words that start {@code vipwarden}
     * @param offset added to the ports of management on this machine, so that the nodes can be told apart
     */
    Seat(Lab lab, Host host, List<String> launcher, int offset) {
        this.lab = lab;
        this.host = host;
        this.launcher = List.copyOf(launcher);
        this.node = LabNode.on(lab, host, Daemon.vipwarden(launcher));
        this.web = WebService.on(lab, host);
        this.addresses = AddressWatch.on(lab, host);
        List<Door> doors =
                Door.to(lab, host, List.of(new Door.Plan(JMX, JMX + offset), new Door.Plan(HTTP, HTTP + offset)));
        this.jmx = doors.get(0);
        this.http = doors.get(1);
    }

    Host host() {
        return host;
    }

    String label() {
        return host.label();
    }

    LabNode node() {
        return node;
    }

    WebService web() {
        return web;
    }

    AddressWatch addresses() {
        return addresses;
    }

    /** Where this machine reaches the node's page. */
    String page() {
        return "http://127.0.0.1:" + http.port() + "/";
    }

    /** Where this machine reaches the node's JMX. */
    String jmxUrl() {
        return "service:jmx:jmxmp://127.0.0.1:" + jmx.port();
    }

    /** Where this machine finds the secret that lets somebody change something on the node. */
    Path secretFile() {
        return lab.outside(node.files().resolve(SECRET));
    }

    /** How the node is, when its management answers. */
    synchronized Optional<NodeView.Status> status() {
        if (!node.isRunning()) {
            disconnect();
            return Optional.empty();
        }
        Optional<NodeView.Status> status = view().flatMap(NodeView::read);
        if (status.isEmpty()) {
            disconnect();
        }
        return status;
    }

    /**
     * The node's management. It follows the engine, so a node that has just started may need a moment.
     *
     * @throws BrokenStory when it does not answer in time
     */
    NodeView management(Duration patience) {
        Instant end = Instant.now().plus(patience);
        while (status().isEmpty()) {
            if (Instant.now().isAfter(end)) {
                throw new BrokenStory("the management of " + label() + " does not answer");
            }
            LockSupport.parkNanos(AGAIN.toNanos());
        }
        synchronized (this) {
            return view().orElseThrow(() -> new BrokenStory("the management of " + label() + " is gone"));
        }
    }

    private Optional<NodeView> view() {
        if (connection.isEmpty()) {
            connection = connect();
        }
        return connection.map(c -> new NodeView(c.beans()));
    }

    private Optional<NodeConnection> connect() {
        String secret = node.read(SECRET);
        if (secret.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(NodeConnection.open(new RunDirectory(outside(secret)), "demo"));
        } catch (NodeUnreachable e) {
            return Optional.empty();
        }
    }

    /** A run directory like the node's, but with the address that this machine has for it. */
    private Path outside(String secret) {
        return lab.publish(host.label() + "-outside", Map.of("jmx.url", jmxUrl(), "jmx.secret", secret));
    }

    /** Lets go of the node's management. */
    synchronized void disconnect() {
        connection.ifPresent(NodeConnection::close);
        connection = Optional.empty();
    }

    /** What a command of {@code vipwarden} on this node says. */
    List<String> ask(String... words) {
        String pidFile = node.files().resolve("vipwarden.pid").toString();
        String[] command = Stream.of(launcher.stream(), Stream.of(words), Stream.of("--pid-file", pidFile))
                .flatMap(part -> part)
                .toArray(String[]::new);
        return lab.run(host, command).lines().toList();
    }

    /** When the node got the virtual address. */
    Instant awaitHeld(String address, Instant since, Duration patience) {
        return addresses
                .awaitHeld(address, since, patience)
                .orElseThrow(() -> new BrokenStory(label() + " does not get " + address));
    }

    /** When the node lost the virtual address. */
    Instant awaitGone(String address, Instant since, Duration patience) {
        return addresses
                .awaitGone(address, since, patience)
                .orElseThrow(() -> new BrokenStory(label() + " keeps " + address));
    }
}
