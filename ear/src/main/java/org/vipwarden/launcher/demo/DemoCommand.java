package org.vipwarden.launcher.demo;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vipwarden.launcher.Main;
import org.vipwarden.launcher.lab.Host;
import org.vipwarden.launcher.lab.Lab;
import org.vipwarden.launcher.lab.LabFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code vipwarden demo}: two nodes, a client and a gateway on a network of their own, and everything that is worth seeing.
 *
 * <p>Exit code 0 when every promise was kept, 1 when one was not, 4 when this system has no room for a lab.
 */
@Command(
        name = "demo",
        description =
                "Show two nodes at work on a private network inside this machine. Needs no rights and leaves nothing behind.")
public final class DemoCommand implements Callable<Integer> {
    private static final int BROKEN = 1;
    private static final int NO_LAB = 4;

    @Option(names = "--once", description = "End after the story, with exit code 0 when every promise was kept.")
    private boolean once;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Say this.")
    void help(boolean given) {}

    private final AtomicBoolean leaving = new AtomicBoolean();

    @Override
    public Integer call() {
        // Connections to a node that is killed break; the libraries' remarks about that are no part of the story.
        LogManager.getLogManager().reset();
        Screen screen = Screen.standard();
        try {
            Requirements.meet(screen);
            Lab lab = Lab.open();
            closeAtTheEnd(lab);
            return play(lab, screen);
        } catch (LabFailure e) {
            if (!leaving.get()) {
                screen.say("No demo: " + e.getMessage());
            }
            return NO_LAB;
        }
    }

    /** Ctrl-C ends the JVM by way of its shutdown hooks. */
    private void closeAtTheEnd(Lab lab) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            leaving.set(true);
                            lab.close();
                        },
                        "demo end"));
    }

    private int play(Lab lab, Screen screen) {
        Instant begin = Instant.now();
        Teller teller = new Teller(screen);
        teller.title("Two nodes, a client and a gateway, on a network of their own inside this machine.");
        try (Stage stage = new Stage(lab, screen, launcher())) {
            stage.goLive();
            boolean whole = tell(stage, teller, screen);
            boolean good = whole && teller.broken().isEmpty();
            stage.rest();
            sumUp(teller, screen, whole, Duration.between(begin, Instant.now()));
            if (!once && whole) {
                stay(stage, screen);
            }
            return good ? 0 : BROKEN;
        } finally {
            lab.close();
        }
    }

    private boolean tell(Stage stage, Teller teller, Screen screen) {
        try {
            new Story(stage, teller).tell();
            return true;
        } catch (BrokenStory | LabFailure e) {
            if (!leaving.get()) {
                screen.say("   " + screen.styled(Screen.Style.BAD, "✗") + " " + e.getMessage());
                logs(stage, screen);
            }
            return false;
        }
    }

    private static void logs(Stage stage, Screen screen) {
        for (Seat seat : List.of(stage.one(), stage.two())) {
            screen.say("");
            screen.say("The last lines of " + seat.label() + ":");
            seat.node().tail(25).lines().forEach(line -> screen.say("  " + line));
        }
    }

    private static void sumUp(Teller teller, Screen screen, boolean whole, Duration took) {
        screen.say("");
        if (whole && teller.broken().isEmpty()) {
            screen.say(screen.styled(Screen.Style.GOOD, "Every promise was kept") + ", in " + took.toSeconds() + " s.");
        }
        if (!whole) {
            screen.say(screen.styled(Screen.Style.BAD, "The story could not be told to its end."));
        }
        for (String promise : teller.broken()) {
            screen.say(screen.styled(Screen.Style.BAD, "Not kept: ") + promise);
        }
    }

    private static void stay(Stage stage, Screen screen) {
        stage.lab().restoreUplink(Host.NODE1);
        stage.calmDown();
        screen.say("");
        screen.say("The lab stays up. Ctrl-C ends it; it leaves nothing behind.");
        for (Seat seat : List.of(stage.one(), stage.two())) {
            screen.say("  %-6s page %s   JMX %s".formatted(seat.label(), seat.page(), seat.jmxUrl()));
            screen.say("         secret for changes: " + seat.secretFile());
        }
        stage.goLive();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What starts {@code vipwarden} in the lab: the same JVM, with the same options and the same classes as this command. */
    private static List<String> launcher() {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        String classes = absolute(System.getProperty("java.class.path"));
        words.addAll(
                classes.endsWith(".jar") && !classes.contains(File.pathSeparator)
                        ? List.of("-jar", classes)
                        : List.of("-cp", classes, Main.class.getName()));
        return words;
    }

    /** A program in the lab has another working directory. */
    private static String absolute(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
