package org.vipwarden.launcher.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vipwarden.launcher.lab.Host;
import org.vipwarden.launcher.lab.Lab;
import org.vipwarden.launcher.lab.Probe;

/** The lab with two nodes and a client on it, and the table that shows how they are. */
final class Stage implements AutoCloseable {
    /** The virtual address of the example configuration. */
    static final String ADDRESS = "192.0.2.10";

    private static final Duration REPAINT = Duration.ofMillis(250);
    private static final Duration ASK_EVERY = Duration.ofMillis(10);

    private final Lab lab;
    private final Screen screen;
    private final Seat one;
    private final Seat two;
    private boolean live;
    private final Thread painter = new Thread(this::paintAgainAndAgain, "demo table");
    private volatile Optional<Probe> client = Optional.empty();

    /**
     * Sets the stage; nothing runs yet.
     *
     * @param launcher the words that start {@code vipwarden}
     */
    Stage(Lab lab, Screen screen, List<String> launcher) {
        this.lab = lab;
        this.screen = screen;
        this.one = seat(Host.NODE1, launcher, 0);
        this.two = seat(Host.NODE2, launcher, 10);
        painter.setDaemon(true);
        painter.start();
    }

    private Seat seat(Host host, List<String> launcher, int offset) {
        Seat seat = new Seat(lab, host, launcher, offset);
        for (String name : List.of("keepalived.conf", "vipwarden.conf")) {
            seat.node().with(name, Examples.text(host.label() + "/" + name));
        }
        return seat;
    }

    Lab lab() {
        return lab;
    }

    /** The preferred node. */
    Seat one() {
        return one;
    }

    /** The other node. */
    Seat two() {
        return two;
    }

    /** The client; it begins to ask when it is first asked for. */
    Probe client() {
        if (client.isEmpty()) {
            client = Optional.of(Probe.of(lab, ADDRESS, ASK_EVERY));
        }
        return client.get();
    }

    /** Lets the client ask no more than once a second from now on. */
    void calmDown() {
        client.ifPresent(Probe::close);
        client = Optional.of(Probe.of(lab, ADDRESS, Duration.ofSeconds(1)));
    }

    /** Repaints the table from now on, where the screen can. */
    synchronized void goLive() {
        live = screen.isLive();
    }

    /** Leaves the table as it is now; where it was not live, prints it once. */
    synchronized void rest() {
        live = false;
        screen.show(List.of());
        table().forEach(screen::say);
    }

    private void paintAgainAndAgain() {
        try {
            while (true) {
                paint();
                Thread.sleep(REPAINT.toMillis());
            }
        } catch (InterruptedException e) {
            // The stage is closed; nobody else can see this thread.
            return;
        }
    }

    private synchronized void paint() {
        if (live) {
            screen.show(table());
        }
    }

    /** The table as it is now. */
    List<String> table() {
        List<String> rows = new ArrayList<>();
        rows.add("");
        rows.add(screen.styled(
                Screen.Style.DIM,
                "  %-8s %-11s %-9s %-12s %-8s %s".formatted("", "state", "priority", "address", "service", "gateway")));
        rows.add(row(one));
        rows.add(row(two));
        rows.add("  %-8s %s".formatted("client", client.map(this::clientRow).orElse("")));
        return rows;
    }

    private String clientRow(Probe probe) {
        return probe.lastAnswerBy()
                .map(by -> "http://" + ADDRESS + "/ answered by " + by)
                .orElseGet(() -> screen.styled(Screen.Style.BAD, "no answer from http://" + ADDRESS + "/"));
    }

    private String row(Seat seat) {
        Optional<NodeView.Status> status = seat.status();
        String state = status.map(NodeView.Status::state).orElse(seat.node().isRunning() ? "starting" : "dead");
        String priority = status.map(s -> Integer.toString(s.priority())).orElse("");
        boolean holds = seat.addresses().holds(ADDRESS);
        return "  %-8s %s %-9s %s %s %s"
                .formatted(
                        seat.label(),
                        screen.styled(style(state), "%-11s".formatted(state)),
                        priority,
                        screen.styled(
                                holds ? Screen.Style.GOOD : Screen.Style.PLAIN,
                                "%-12s".formatted(holds ? ADDRESS : "")),
                        health(seat.web().isRunning() ? "Up" : "Down", 8),
                        health(status.map(NodeView.Status::gateway).orElse(""), 0));
    }

    private String health(String health, int width) {
        String text = width == 0 ? health : ("%-" + width + "s").formatted(health);
        return screen.styled(health.equals("Down") ? Screen.Style.BAD : Screen.Style.PLAIN, text);
    }

    private static Screen.Style style(String state) {
        return switch (state) {
            case "Active" -> Screen.Style.GOOD;
            case "dead" -> Screen.Style.BAD;
            case "starting" -> Screen.Style.DIM;
            default -> Screen.Style.PLAIN;
        };
    }

    @Override
    public void close() {
        painter.interrupt();
        one.disconnect();
        two.disconnect();
    }
}
