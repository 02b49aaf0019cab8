package org.vipwarden.engine.vrrp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Effect.Announce;
import org.vipwarden.engine.vrrp.Effect.DropAddresses;
import org.vipwarden.engine.vrrp.Effect.HoldAddresses;
import org.vipwarden.engine.vrrp.Effect.Publish;
import org.vipwarden.engine.vrrp.Effect.SendAdvert;
import org.vipwarden.engine.vrrp.RouterEvent.AddressMissing;
import org.vipwarden.engine.vrrp.RouterEvent.AdvertHeard;
import org.vipwarden.engine.vrrp.RouterEvent.LinkChanged;
import org.vipwarden.engine.vrrp.RouterEvent.Reconfigured;
import org.vipwarden.engine.vrrp.RouterEvent.StepAside;
import org.vipwarden.engine.vrrp.RouterEvent.Stop;
import org.vipwarden.engine.vrrp.RouterEvent.TimerDue;
import org.vipwarden.engine.vrrp.RouterEvent.VerdictGiven;

class VirtualRouterTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Ipv4 OWN = Ipv4.parse("10.0.0.2");
    private static final Ipv4 LOWER = Ipv4.parse("10.0.0.1");
    private static final Ipv4 HIGHER = Ipv4.parse("10.0.0.3");

    private RouterState state;
    private List<Effect> effects = List.of();
    private long now;

    private void start(Instances instance) {
        start(instance, Optional.of(Standing.CLEAR));
    }

    private void start(Instances instance, Optional<Standing> standing) {
        Conditions conditions = new Conditions(true, Optional.of(OWN), standing, now + 3 * SECOND, Long.MIN_VALUE);
        take(VirtualRouter.start(instance.setting(), conditions, now));
    }

    private void take(Step step) {
        state = step.state();
        effects = step.effects();
    }

    private void feed(RouterEvent event) {
        take(VirtualRouter.on(state, event, now));
    }

    private void hear(int priority, Ipv4 source) {
        feed(new AdvertHeard(state.setting().advert(new Priority(priority)), source));
    }

    /** Lets time go to when the state's timer is due, and runs it. */
    private void due() {
        now = state.due();
        feed(new TimerDue());
    }

    private void becomeActive(Instances instance) {
        start(instance);
        due();
        assertThat(state).isInstanceOf(Active.class);
    }

    private static Standing standing(int adjustment, Duration preemptDelay, String holdOff, String release) {
        return new Standing(
                adjustment,
                preemptDelay,
                holdOff.isEmpty() ? List.of() : List.of(holdOff),
                release.isEmpty() ? List.of() : List.of(release),
                List.of());
    }

    private List<Cause> causes() {
        List<Cause> causes = new ArrayList<>();
        effects.forEach(e -> {
            if (e instanceof Publish publish) {
                causes.add(publish.transition().reason().cause());
            }
        });
        return causes;
    }

    @Test
    void aBackupTakesOverAfterActiveDownInterval() {
        start(Instances.v3());
        assertThat(state.due()).isEqualTo(3 * SECOND + SECOND * 156 / 256);
        due();
        assertThat(effects.subList(0, 3))
                .containsExactly(new SendAdvert(new Priority(100)), new HoldAddresses(), new Announce(5));
        assertThat(causes()).containsExactly(Cause.ACTIVE_TIMEOUT);
    }

    @Test
    void stateMasterWaitsOneAdvertOnly() {
        start(Instances.v2().startsAsMaster());
        assertThat(state.due()).isEqualTo(SECOND + SECOND / 256);
    }

    @Test
    void theOwnerDoesNotWait() {
        start(Instances.v3().priority(255).startsAsMaster());
        assertThat(state.due()).isEqualTo(now);
        due();
        assertThat(causes()).containsExactly(Cause.OWNER);
    }

    @Test
    void nobodyBecomesActiveBeforeTheFirstVerdictOrItsTime() {
        start(Instances.v3().priority(255).startsAsMaster(), Optional.empty());
        assertThat(state.due()).isEqualTo(3 * SECOND);
        now = SECOND / 2;
        feed(new VerdictGiven(Standing.CLEAR));
        assertThat(state.due()).isLessThanOrEqualTo(now);
        feed(new TimerDue());
        assertThat(state).isInstanceOf(Active.class);
    }

    @Test
    void anAdvertOfAtLeastOurPriorityRestartsTheTimer() {
        start(Instances.v3());
        now = 2 * SECOND;
        hear(100, LOWER);
        assertThat(state.due()).isEqualTo(now + 3 * SECOND + SECOND * 156 / 256);
    }

    @Test
    void aLowerPriorityDoesNotRestartItAndIsPreempted() {
        start(Instances.v3());
        long before = state.due();
        now = 2 * SECOND;
        hear(99, HIGHER);
        assertThat(state.due()).isEqualTo(before);
        due();
        assertThat(causes()).containsExactly(Cause.LOWER_PRIORITY_ACTIVE);
    }

    @Test
    void nopreemptFollowsALowerPriority() {
        start(Instances.v3().nopreempt());
        now = 2 * SECOND;
        hear(1, LOWER);
        assertThat(state.due()).isGreaterThan(now + 3 * SECOND);
    }

    @Test
    void preemptDelayCountsFromTheFirstLowerAdvert() {
        start(Instances.v3());
        feed(new VerdictGiven(standing(0, Duration.ofSeconds(10), "", "")));
        for (now = SECOND; now < 11 * SECOND; now += SECOND) {
            hear(50, LOWER);
            assertThat(state.due()).isGreaterThan(now + 3 * SECOND);
        }
        long last = state.due();
        hear(50, LOWER);
        assertThat(state.due()).isEqualTo(last);
        due();
        assertThat(causes()).containsExactly(Cause.PREEMPT_DELAY_OVER);
    }

    @Test
    void aPreemptDelayThatComesWithALateFirstVerdictIsKept() {
        start(Instances.v3(), Optional.empty());
        Advert rare = Instances.v3().interval(200).setting().advert(new Priority(50));
        now = SECOND;
        feed(new AdvertHeard(rare, LOWER));
        now = 2 * SECOND;
        feed(new VerdictGiven(standing(0, Duration.ofSeconds(10), "", "")));
        assertThat(state.due())
                .as("three of the living Active's adverts, which are not as frequent as ours")
                .isGreaterThan(now + 6 * SECOND);
        long asked = now;
        for (; now < asked + 10 * SECOND; now += SECOND) {
            hear(50, LOWER);
            assertThat(state.due()).isGreaterThan(now + 3 * SECOND);
        }
        hear(50, LOWER);
        due();
        assertThat(causes()).containsExactly(Cause.PREEMPT_DELAY_OVER);
    }

    @Test
    void anAdvertOfOurPriorityEndsThePreemptDelay() {
        start(Instances.v3());
        feed(new VerdictGiven(standing(0, Duration.ofSeconds(2), "", "")));
        hear(50, LOWER);
        now = SECOND;
        hear(100, HIGHER);
        now = 3 * SECOND;
        hear(50, LOWER);
        assertThat(state.due()).isGreaterThan(now + 3 * SECOND);
    }

    @Test
    void priorityZeroLeavesTheSkewTimeOnly() {
        start(Instances.v3());
        hear(200, HIGHER);
        now = SECOND;
        hear(0, HIGHER);
        assertThat(state.due()).isEqualTo(now + SECOND * 156 / 256);
        due();
        assertThat(causes()).containsExactly(Cause.ACTIVE_RELEASED);
    }

    @Test
    void aBackupLearnsTheIntervalOfTheActive() {
        start(Instances.v3().interval(10));
        hear(200, HIGHER);
        assertThat(state.due()).isLessThan(SECOND);
        Advert slow = Instances.v3().interval(500).setting().advert(new Priority(200));
        feed(new AdvertHeard(slow, HIGHER));
        assertThat(state.due()).isGreaterThan(15 * SECOND);
    }

    @Test
    void anActiveGivesWayToAHigherPriorityWithoutPriorityZero() {
        becomeActive(Instances.v3());
        hear(101, LOWER);
        assertThat(effects.get(0)).isEqualTo(new DropAddresses());
        assertThat(effects).noneMatch(SendAdvert.class::isInstance);
        assertThat(causes()).containsExactly(Cause.HIGHER_PRIORITY);
    }

    @Test
    void equalPrioritiesAreDecidedByTheAddress() {
        becomeActive(Instances.v3());
        hear(100, LOWER);
        assertThat(state).isInstanceOf(Active.class);
        assertThat(effects).contains(new SendAdvert(new Priority(100)), new Announce(5));
        hear(100, HIGHER);
        assertThat(state).isInstanceOf(Backup.class);
    }

    @Test
    void adverstKeepAnAbsoluteSchedule() {
        becomeActive(Instances.v3());
        long first = ((Active) state).advertAt();
        for (int i = 0; i < 20; i++) {
            now = ((Active) state).advertAt() + 7_000_000;
            feed(new TimerDue());
            assertThat(effects).contains(new SendAdvert(new Priority(100)));
            assertThat(((Active) state).advertAt()).isEqualTo(first + (i + 1) * SECOND);
        }
    }

    @Test
    void theLeaseIsRenewedWithEveryAdvert() {
        becomeActive(Instances.v3());
        int renewals = 0;
        for (long end = now + 9 * SECOND; state.due() <= end; ) {
            due();
            renewals += (int)
                    effects.stream().filter(HoldAddresses.class::isInstance).count();
        }
        assertThat(renewals).isEqualTo(9);
    }

    @Test
    void aStoppingActiveAnswersUntilItsSuccessorSpeaks() {
        becomeActive(Instances.v3());
        feed(new Stop(Cause.SHUTDOWN));
        assertThat(effects).containsExactly(new SendAdvert(Priority.RELEASE));
        assertThat(state).isInstanceOf(Resigning.class);
        now += SECOND / 2;
        hear(90, LOWER);
        assertThat(effects.get(0)).isEqualTo(new DropAddresses());
        assertThat(causes()).containsExactly(Cause.SHUTDOWN);
    }

    @Test
    void aStoppingActiveThatIsAloneGoesAfterTheLongestSkew() {
        becomeActive(Instances.v3());
        feed(new Stop(Cause.SHUTDOWN));
        assertThat(state.due() - now).isBetween(SECOND, SECOND + SECOND / 10);
        due();
        assertThat(state).isEqualTo(new Initialize(state.setting(), state.conditions(), true));
        assertThat(effects).contains(new DropAddresses());
    }

    @Test
    void steppingAsideEndsWhereItBeganWhenNobodyIsThere() {
        becomeActive(Instances.v3());
        feed(new StepAside(now + 60 * SECOND, "op"));
        due();
        assertThat(state).isInstanceOf(Active.class);
        assertThat(effects).noneMatch(DropAddresses.class::isInstance);
    }

    @Test
    void afterSteppingAsideALowerPriorityIsLeftAloneForTheTimeAsked() {
        becomeActive(Instances.v3());
        long until = now + 60 * SECOND;
        feed(new StepAside(until, "op"));
        hear(50, LOWER);
        assertThat(causes()).containsExactly(Cause.COMMAND);
        for (now += SECOND; now < until; now += SECOND) {
            hear(50, LOWER);
            assertThat(state.due()).isGreaterThan(now + 3 * SECOND);
        }
        hear(50, LOWER);
        due();
        assertThat(state).isInstanceOf(Active.class);
    }

    @Test
    void aReloadWhileResigningClaimsNothing() {
        becomeActive(Instances.v3());
        feed(new Stop(Cause.SHUTDOWN));
        feed(new Reconfigured(Instances.v3().priority(120).setting()));
        assertThat(effects).isEmpty();
        assertThat(state).isInstanceOf(Resigning.class);
    }

    @Test
    void aReloadOfTheIntervalOfVersion2HoldsForTheActiveToo() {
        start(Instances.v2());
        hear(200, HIGHER);
        feed(new Reconfigured(Instances.v2().interval(300).setting()));
        assertThat(state.due()).isEqualTo(now + 9 * SECOND + SECOND * 156 / 256);
    }

    @Test
    void aReloadLetsABackupOfVersion3WaitAsTheActiveSaid() {
        start(Instances.v3());
        hear(200, HIGHER);
        long before = state.due();
        feed(new Reconfigured(Instances.v3().interval(10).setting()));
        assertThat(state.due()).isEqualTo(before);
    }

    @Test
    void aReleaseByThePolicySaysPriorityZeroAndDropsAtOnce() {
        becomeActive(Instances.v3());
        feed(new VerdictGiven(standing(0, Duration.ZERO, "", "the quorum is lost")));
        assertThat(effects.subList(0, 2)).containsExactly(new SendAdvert(Priority.RELEASE), new DropAddresses());
        assertThat(causes()).containsExactly(Cause.POLICY_RELEASE);
        feed(new VerdictGiven(Standing.CLEAR));
        assertThat(causes()).containsExactly(Cause.POLICY_CLEARED);
        assertThat(state.due()).isGreaterThan(now + 3 * SECOND);
    }

    @Test
    void aHoldOffKeepsABackupBackAndLetsAnActiveBe() {
        start(Instances.v3());
        feed(new VerdictGiven(standing(0, Duration.ZERO, "not yet", "")));
        for (int i = 0; i < 10; i++) {
            due();
            assertThat(state).isInstanceOf(Backup.class);
            assertThat(effects).isEmpty();
        }
        feed(new VerdictGiven(Standing.CLEAR));
        due();
        assertThat(state).isInstanceOf(Active.class);
        feed(new VerdictGiven(standing(0, Duration.ZERO, "not now", "")));
        assertThat(state).isInstanceOf(Active.class);
    }

    @Test
    void aChangedPriorityMovesTheRunningTimer() {
        start(Instances.v3());
        long before = state.due();
        feed(new VerdictGiven(standing(-50, Duration.ZERO, "", "")));
        assertThat(state.due()).isEqualTo(before + SECOND * 206 / 256 - SECOND * 156 / 256);
    }

    @Test
    void alostLinkIsAFaultAndComesBackAsBackup() {
        becomeActive(Instances.v3());
        feed(new LinkChanged(false, Optional.of(OWN)));
        assertThat(causes()).containsExactly(Cause.INTERFACE_DOWN);
        assertThat(effects).contains(new DropAddresses());
        feed(new LinkChanged(true, Optional.of(OWN)));
        assertThat(causes()).containsExactly(Cause.INTERFACE_UP);
        assertThat(state).isInstanceOf(Backup.class);
    }

    @Test
    void anAddressTakenAwayComesBackWithinTheSkewTime() {
        becomeActive(Instances.v3());
        feed(new AddressMissing(Cause.ADDRESS_LOST, "10.0.0.100/24"));
        assertThat(effects.get(0)).isEqualTo(new SendAdvert(Priority.RELEASE));
        assertThat(state.due()).isEqualTo(now + SECOND * 156 / 256);
    }

    @Test
    void aNodeThatDidNotRunGivesUpBeforeItSendsAnything() {
        becomeActive(Instances.v3());
        now += 10 * SECOND;
        feed(new TimerDue());
        assertThat(effects.get(0)).isEqualTo(new DropAddresses());
        assertThat(effects).noneMatch(SendAdvert.class::isInstance);
        assertThat(causes()).containsExactly(Cause.PAUSE);
        assertThat(state.due()).isBetween(now + SECOND, now + 2 * SECOND);
    }

    @Test
    void aNodeThatDidNotRunHearsAnAdvertAsBackup() {
        becomeActive(Instances.v3());
        now += 10 * SECOND;
        hear(50, LOWER);
        assertThat(effects).noneMatch(SendAdvert.class::isInstance).noneMatch(Announce.class::isInstance);
        assertThat(state).isInstanceOf(Backup.class);
    }
}
