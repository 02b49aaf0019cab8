package org.vipwarden.launcher.demo;

import static org.vipwarden.launcher.demo.Stage.ADDRESS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.vipwarden.engine.unit.AdvertInterval;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.unit.VrrpVersion;
import org.vipwarden.launcher.lab.Host;

/** The story itself: what is done to the example pair, step by step, and what has to follow. */
final class Story {
    private static final Priority ONE = new Priority(99);
    private static final Priority TWO = new Priority(96);
    private static final AdvertInterval ADVERT = AdvertInterval.ONE_SECOND;

    /** From the command to an engine that runs: one second, and another one where two JVMs start on two cores at once. */
    private static final Duration START = Duration.ofSeconds(2);

    /** {@code interval} and {@code fall} of the example's {@code vrrp_script}. */
    private static final Duration SCRIPT = Duration.ofSeconds(1);

    /** {@code interval}, {@code timeout} and {@code fall} of the example's {@code ping_node}. */
    private static final Duration PING = Duration.ofMillis(1500);

    /** The addresses' lifetime in the kernel, which rounds it up. */
    private static final Duration LEASE = ADVERT.duration().multipliedBy(3).plusSeconds(1);

    /** Nothing in this story takes so long: what has not happened by then will not. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Promise NO_GAP = new Promise(
            "the client noticed nothing; its longest wait was",
            Duration.ZERO,
            "no gap: who takes the address speaks first");

    private static final String RULE_NAME = "priority follows the gateway";
    private static final String RULE = "follow-gateway.drl";

    private final Stage stage;
    private final Teller teller;

    Story(Stage stage, Teller teller) {
        this.stage = stage;
        this.teller = teller;
    }

    /**
     * Tells it from the beginning to the end.
     *
     * @throws BrokenStory when something that must happen does not
     */
    void tell() {
        election();
        client();
        serviceDies();
        serviceReturns();
        activeIsKilled();
        activeReturns();
        ruleIsEdited();
        gatewayIsCutOff();
    }

    private void election() {
        teller.chapter("Election", "Both nodes start. node1 has priority 99 and begins as MASTER, node2 has 96.");
        stage.one().web().start();
        stage.two().web().start();
        Instant started = Instant.now();
        stage.one().node().start();
        stage.two().node().start();
        Instant held = stage.one().awaitHeld(ADDRESS, started, PATIENCE);
        teller.judge(
                new Promise(
                        "node1 is Active and holds " + ADDRESS,
                        START.plus(activeDown(ONE)),
                        "a second or two to start, then Active_Down at the longest"),
                Duration.between(started, held));
    }

    private void client() {
        teller.chapter("The client", "It asks http://" + ADDRESS + "/ every 10 ms, on a new connection each time.");
        Instant first = Instant.now();
        answered(Host.NODE1, first);
        teller.fact(stage.one().web().name() + " answers, and says that it runs on node1");
    }

    private void serviceDies() {
        teller.chapter(
                "The service on the Active dies",
                "The script that watches it fails: priority 99 - 10 = 89, and node2 is the better one.");
        Instant died = Instant.now();
        stage.one().web().kill();
        stage.two().awaitHeld(ADDRESS, died, PATIENCE);
        answered(Host.NODE2, died);
        teller.judge(
                new Promise(
                        "node2 serves the client, which had to wait for",
                        SCRIPT.plus(activeDown(TWO)),
                        "script interval, then Active_Down of node2"),
                outage(died));
        stage.one().awaitGone(ADDRESS, died, PATIENCE);
    }

    private void serviceReturns() {
        teller.chapter(
                "The service is back",
                "node1 has 99 again and takes the address back, which costs the client nothing.");
        Instant back = Instant.now();
        stage.one().web().start();
        Instant held = stage.one().awaitHeld(ADDRESS, back, PATIENCE);
        answered(Host.NODE1, held);
        teller.judge(
                new Promise(
                        "node1 holds the address",
                        SCRIPT.plus(activeDown(ONE)),
                        "script interval, then Active_Down of node1"),
                Duration.between(back, held));
        stage.two().awaitGone(ADDRESS, back, PATIENCE);
        teller.judge(NO_GAP, outage(back));
    }

    private void activeIsKilled() {
        teller.chapter(
                "The Active is killed",
                "SIGKILL: it cannot say farewell. Its addresses are leases that nobody renews now.");
        Instant dead = stage.one().node().kill();
        stage.two().awaitHeld(ADDRESS, dead, PATIENCE);
        answered(Host.NODE2, dead);
        Instant gone = stage.one().awaitGone(ADDRESS, dead, PATIENCE);
        teller.judge(
                new Promise(
                        "node2 serves the client, which had to wait for",
                        activeDown(TWO),
                        "Active_Down: 3 x advert interval + skew"),
                outage(dead));
        teller.judge(
                new Promise(
                        "the dead node's kernel dropped the address after",
                        LEASE,
                        "a lease of three adverts, and the second by which the kernel rounds"),
                Duration.between(dead, gone));
    }

    private void activeReturns() {
        teller.chapter("It comes back", "node1 starts again, hears a lower priority than its own, and preempts.");
        Instant back = Instant.now();
        stage.one().node().start();
        Instant held = stage.one().awaitHeld(ADDRESS, back, PATIENCE);
        answered(Host.NODE1, held);
        teller.judge(
                new Promise(
                        "node1 holds the address again",
                        START.plus(activeDown(ONE)),
                        "a second or two to start, then Active_Down at the longest"),
                Duration.between(back, held));
        stage.two().awaitGone(ADDRESS, back, PATIENCE);
        teller.judge(NO_GAP, outage(back));
    }

    private void ruleIsEdited() {
        teller.chapter("A rule is edited, through JMX, while everything runs", "examples/nginx-pair/" + RULE + ":");
        String text = Examples.text(RULE);
        text.lines().dropWhile(line -> !line.startsWith("rule")).forEach(teller::quote);
        Instant before = Instant.now();
        for (Seat seat : new Seat[] {stage.one(), stage.two()}) {
            int revision = seat.management(PATIENCE).activate(RULE, text, "the demo");
            teller.fact(seat.label() + " compiled it and runs revision " + revision);
        }
        teller.judge(noGap("no gap: rules are swapped in place"), outage(before));
    }

    private void gatewayIsCutOff() {
        teller.chapter(
                "The gateway is cut off from node1",
                "Its carrier stays up, VRRP and the clients notice nothing: only the new rule knows what to do.");
        Instant cut = Instant.now();
        stage.lab().cutUplink(Host.NODE1);
        Instant held = stage.two().awaitHeld(ADDRESS, cut, PATIENCE);
        answered(Host.NODE2, held);
        teller.judge(
                new Promise(
                        "node2 holds the address",
                        PING.plus(activeDown(TWO)),
                        "two pings without an answer, then Active_Down of node2"),
                Duration.between(cut, held));
        stage.one().awaitGone(ADDRESS, cut, PATIENCE);
        teller.judge(NO_GAP, outage(cut));
        teller.note("On node1: vipwarden explain VI_1");
        List<String> why = stage.one().ask("explain", "VI_1");
        why.forEach(teller::quote);
        if (why.stream().noneMatch(line -> line.contains(RULE_NAME))) {
            throw new BrokenStory("the explanation does not name the rule");
        }
    }

    private static Promise noGap(String why) {
        return new Promise("the client noticed nothing; its longest wait was", Duration.ZERO, why);
    }

    private void answered(Host by, Instant since) {
        if (stage.client().awaitAnswer(by, since, PATIENCE).isEmpty()) {
            throw new BrokenStory("the client gets no answer from " + by.label());
        }
    }

    /** How long the client had no answer since then. A request is sent and answered before the end is looked at. */
    private Duration outage(Instant since) {
        Instant end = Instant.now();
        if (stage.client().awaitAnyAnswer(end, PATIENCE).isEmpty()) {
            throw new BrokenStory("the client gets no answer");
        }
        return stage.client().worstOutage(since, end).length();
    }

    private static Duration activeDown(Priority priority) {
        return Duration.ofNanos(ADVERT.activeDownInterval(VrrpVersion.V2, priority, 3));
    }
}
