package org.vipwarden.engine.vrrp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vipwarden.engine.vrrp.Play.HIGHER;
import static org.vipwarden.engine.vrrp.Play.LOWER;
import static org.vipwarden.engine.vrrp.Play.OWN;
import static org.vipwarden.engine.vrrp.Play.SECOND;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Effect.Announce;
import org.vipwarden.engine.vrrp.Effect.Publish;
import org.vipwarden.engine.vrrp.Effect.SendAdvert;
import org.vipwarden.engine.vrrp.RouterEvent.AddressMissing;
import org.vipwarden.engine.vrrp.RouterEvent.AdvertHeard;
import org.vipwarden.engine.vrrp.RouterEvent.LinkChanged;
import org.vipwarden.engine.vrrp.RouterEvent.StepAside;
import org.vipwarden.engine.vrrp.RouterEvent.Stop;
import org.vipwarden.engine.vrrp.RouterEvent.TimerDue;
import org.vipwarden.engine.vrrp.RouterEvent.VerdictGiven;
import org.vipwarden.engine.vrrp.SyncGroup.Move;

/** Two members of one group, VI_1 and VI_2, each on a network of its own. */
class SyncGroupTest {
    private final Map<String, RouterState> states = new LinkedHashMap<>();
    private final List<String> story = new ArrayList<>();
    private List<Move> moves = List.of();
    private long now = 1000 * SECOND;

    private void start(Instances one, Instances two) {
        start(one.number(1), true);
        start(two.number(2), true);
    }

    private void start(Instances instance, boolean up) {
        Conditions conditions = new Conditions(up, Optional.of(OWN), Optional.of(Standing.CLEAR), now, Long.MIN_VALUE);
        states.put(
                instance.name(),
                VirtualRouter.start(instance.setting(), conditions, now).state());
    }

    private void startActive() {
        start(Instances.v3(), Instances.v3());
        pass(4 * SECOND);
        assertThat(role()).contains(Role.ACTIVE);
    }

    private void feed(String member, RouterEvent event) {
        moves = SyncGroup.on(states, member, event, now);
        moves.forEach(move -> {
            states.put(move.member(), move.step().state());
            move.step().effects().forEach(effect -> note(move.member(), effect));
        });
    }

    private void note(String member, Effect effect) {
        if (effect instanceof SendAdvert advert) {
            story.add(member + " sends " + advert.priority());
        } else if (effect instanceof Publish publish) {
            Transition t = publish.transition();
            story.add(member + " " + t.to() + " " + t.reason().cause().label()
                    + (t.reason().detail().isEmpty() ? "" : " " + t.reason().detail()));
        }
    }

    private void hear(String member, int priority, Ipv4 source) {
        feed(member, new AdvertHeard(states.get(member).setting().advert(new Priority(priority)), source));
    }

    /** Runs every timer of the next nanoseconds in their order. */
    private void pass(long nanos) {
        long end = now + nanos;
        while (true) {
            String first = states.get("VI_1").due() <= states.get("VI_2").due() ? "VI_1" : "VI_2";
            if (states.get(first).due() > end) {
                now = end;
                return;
            }
            now = Math.max(now, states.get(first).due());
            feed(first, new TimerDue());
        }
    }

    private Optional<Role> role() {
        return SyncGroup.role(states);
    }

    private List<Role> roles() {
        return states.values().stream().map(RouterState::role).toList();
    }

    private static VerdictGiven verdict(String holdOff, String release) {
        return new VerdictGiven(new Standing(
                0,
                Duration.ZERO,
                holdOff.isEmpty() ? List.of() : List.of(holdOff),
                release.isEmpty() ? List.of() : List.of(release),
                List.of()));
    }

    @Test
    void nobodyTakesOverBeforeAllWouldAndThenAllDo() {
        start(Instances.v3().priority(200), Instances.v3().priority(10));
        pass(3 * SECOND + SECOND / 2);
        assertThat(roles()).containsOnly(Role.BACKUP);
        assertThat(story).isEmpty();
        pass(SECOND / 2);
        assertThat(story)
                .containsExactly(
                        "VI_2 sends 10", "VI_2 ACTIVE master-timeout", "VI_1 sends 200", "VI_1 ACTIVE sync-group VI_2");
    }

    @Test
    void aMemberThatHearsItsActiveKeepsTheGroupBackForAsLongAsItDoes() {
        start(Instances.v3(), Instances.v3());
        for (int i = 0; i < 30; i++) {
            hear("VI_2", 200, HIGHER);
            pass(SECOND);
            assertThat(roles()).containsOnly(Role.BACKUP);
        }
        pass(3 * SECOND);
        assertThat(roles()).containsOnly(Role.ACTIVE);
    }

    @Test
    void readinessEndsWithAnAdvert() {
        start(Instances.v3().priority(200), Instances.v3().priority(10));
        pass(3 * SECOND + SECOND / 2);
        hear("VI_1", 250, HIGHER);
        pass(SECOND / 2 + SECOND / 4);
        assertThat(roles()).as("VI_2 is ready, VI_1 is no longer").containsOnly(Role.BACKUP);
    }

    @Test
    void ownersStartAtOnceOnlyTogether() {
        Instances owner = Instances.v3().priority(255).startsAsMaster();
        start(owner, owner);
        pass(0);
        assertThat(roles()).containsOnly(Role.ACTIVE);
    }

    @Test
    void anOwnerWaitsForTheOthers() {
        start(Instances.v3().priority(255).startsAsMaster(), Instances.v3());
        pass(3 * SECOND);
        assertThat(roles()).containsOnly(Role.BACKUP);
        pass(SECOND);
        assertThat(roles()).containsOnly(Role.ACTIVE);
    }

    @Test
    void oneThatGivesWayTakesAllWithItWithoutPriorityZero() {
        startActive();
        story.clear();
        hear("VI_1", 200, HIGHER);
        assertThat(story).containsExactly("VI_1 BACKUP higher-priority-backup", "VI_2 BACKUP sync-group VI_1");
        assertThat(states.get("VI_2").due() - now).isEqualTo(3 * SECOND + SECOND * 156 / 256);
    }

    @Test
    void aLostAddressBringsAllBackWithinTheSkewTime() {
        startActive();
        story.clear();
        feed("VI_2", new AddressMissing(Cause.ADDRESS_LOST, "10.0.0.101/24"));
        assertThat(story)
                .containsExactly(
                        "VI_2 sends 0",
                        "VI_2 BACKUP virtual-ip-address-lost 10.0.0.101/24",
                        "VI_1 BACKUP sync-group VI_2");
        pass(SECOND * 156 / 256);
        assertThat(roles()).containsOnly(Role.ACTIVE);
    }

    @Test
    void oneFaultIsAllFaultsAndAllLeaveItTogether() {
        startActive();
        story.clear();
        feed("VI_1", new LinkChanged(false, Optional.of(OWN)));
        assertThat(story)
                .containsExactly(
                        "VI_1 sends 0",
                        "VI_1 INITIALIZE interface-down",
                        "VI_2 sends 0",
                        "VI_2 INITIALIZE sync-group VI_1");
        story.clear();
        feed("VI_2", verdict("", "the quorum is lost"));
        feed("VI_1", new LinkChanged(true, Optional.of(OWN)));
        assertThat(story).as("now VI_2 keeps both").isEmpty();
        feed("VI_2", verdict("", ""));
        assertThat(story).containsExactly("VI_2 BACKUP policy-cleared", "VI_1 BACKUP sync-group");
        assertThat(states.get("VI_1").due() - now).isEqualTo(3 * SECOND + SECOND * 156 / 256);
    }

    @Test
    void aMemberThatStartsInFaultHoldsTheOthers() {
        start(Instances.v3().number(1), true);
        start(Instances.v3().number(2), false);
        feed("VI_1", new LinkChanged(true, Optional.of(OWN)));
        assertThat(roles()).containsOnly(Role.INITIALIZE);
    }

    @Test
    void holdingOneMemberOffHoldsTheGroupBackAndReleasingOneReleasesIt() {
        start(Instances.v3(), Instances.v3());
        feed("VI_2", verdict("not yet", ""));
        pass(60 * SECOND);
        assertThat(roles()).containsOnly(Role.BACKUP);
        feed("VI_2", verdict("", ""));
        pass(0);
        assertThat(roles()).containsOnly(Role.ACTIVE);
        feed("VI_2", verdict("", "the script failed"));
        assertThat(roles()).containsOnly(Role.INITIALIZE);
    }

    @Test
    void aNodeThatDidNotRunLeavesAllNetworksInSilence() {
        startActive();
        story.clear();
        now += 10 * SECOND;
        feed("VI_2", new TimerDue());
        assertThat(roles()).containsOnly(Role.BACKUP);
        assertThat(story).noneMatch(line -> line.contains("sends"));
    }

    @Test
    void aLowerActiveOnOneNetworkHasAllAnnounceTheirAddresses() {
        startActive();
        pass(SECOND / 2);
        hear("VI_1", 50, LOWER);
        assertThat(moves).hasSize(2);
        assertThat(moves.get(1).member()).isEqualTo("VI_2");
        assertThat(moves.get(1).step().effects()).containsExactly(new Announce(5));
    }

    @Test
    void steppingAsideEachAnswersUntilItsOwnSuccessorSpeaks() {
        startActive();
        story.clear();
        StepAside aside = new StepAside(now + 60 * SECOND, "op");
        feed("VI_1", aside);
        feed("VI_2", aside);
        hear("VI_1", 90, LOWER);
        assertThat(states.get("VI_2")).isInstanceOf(Resigning.class);
        hear("VI_2", 90, LOWER);
        assertThat(story)
                .containsExactly("VI_1 sends 0", "VI_2 sends 0", "VI_1 BACKUP command op", "VI_2 BACKUP command op");
    }

    @Test
    void whoFindsNoSuccessorDoesNotStayActiveAlone() {
        startActive();
        story.clear();
        StepAside aside = new StepAside(now + 60 * SECOND, "op");
        feed("VI_1", aside);
        feed("VI_2", aside);
        hear("VI_1", 90, LOWER);
        pass(2 * SECOND);
        assertThat(roles()).containsOnly(Role.BACKUP);
        assertThat(story).last().isEqualTo("VI_2 BACKUP sync-group VI_1");
    }

    @Test
    void aStoppedMemberNoLongerCounts() {
        startActive();
        feed("VI_1", new Stop(Cause.DELETED));
        pass(2 * SECOND);
        assertThat(states.get("VI_1")).isInstanceOf(Initialize.class);
        assertThat(states.get("VI_2")).isInstanceOf(Active.class);
        assertThat(role()).contains(Role.ACTIVE);
        feed("VI_2", new Stop(Cause.DELETED));
        pass(2 * SECOND);
        assertThat(role()).isEmpty();
    }
}
