package org.vipwarden.engine.vrrp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vipwarden.engine.vrrp.Play.HIGHER;
import static org.vipwarden.engine.vrrp.Play.LOWER;
import static org.vipwarden.engine.vrrp.Play.MILLI;
import static org.vipwarden.engine.vrrp.Play.OWN;
import static org.vipwarden.engine.vrrp.Play.SECOND;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.config.model.ElectionRules;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Effect.Announce;
import org.vipwarden.engine.vrrp.Effect.DropAddresses;
import org.vipwarden.engine.vrrp.Effect.HoldAddresses;
import org.vipwarden.engine.vrrp.Effect.LowerPriorityHeard;
import org.vipwarden.engine.vrrp.Effect.SendAdvert;
import org.vipwarden.engine.vrrp.RouterEvent.AdvertHeard;
import org.vipwarden.engine.vrrp.RouterEvent.LinkChanged;
import org.vipwarden.engine.vrrp.RouterEvent.TimerDue;
import org.vipwarden.engine.vrrp.RouterEvent.VerdictGiven;

/** keepalived's rules of the election, one by one. */
class ElectionTest {
    private static final Instances OWNER = Instances.v3().priority(255).startsAsMaster();

    private static Standing adjusted(int amount) {
        return new Standing(amount, Duration.ZERO, List.of(), List.of(), List.of());
    }

    private static ElectionRules rules(boolean noAnswer, boolean sendLast, boolean ignore, Optional<Priority> peer) {
        return new ElectionRules(peer.isEmpty(), Duration.ZERO, 3, noAnswer, sendLast, ignore, peer);
    }

    private static long activeDown(int priority) {
        return 3 * SECOND + (256 - priority) * SECOND / 256;
    }

    // ---- the start

    @Test
    void anOwnerThatIsToStartAsBackupWaitsLikeAnyOther() {
        Play play = Play.of(Instances.v3().priority(255));
        assertThat(play.state.due() - play.now).isEqualTo(activeDown(255));
    }

    @Test
    void anOwnerWhoseLinkComesBackWaitsForOneAdvert() {
        Play play = Play.active(OWNER);
        play.feed(new LinkChanged(false, Optional.of(OWN)));
        play.feed(new LinkChanged(true, Optional.of(OWN)));
        assertThat(play.state.due() - play.now).isEqualTo(SECOND + SECOND / 256);
    }

    @Test
    void stateMasterCountsAtTheStartOnly() {
        Play play = Play.of(Instances.v3().startsAsMaster());
        assertThat(play.state.due() - play.now).isEqualTo(SECOND + SECOND / 256);
        play.feed(new LinkChanged(false, Optional.of(OWN)));
        play.feed(new LinkChanged(true, Optional.of(OWN)));
        assertThat(play.state.due() - play.now).isEqualTo(activeDown(100));
    }

    @Test
    void beforeItMayJoinARouterHearsNothingAndDoesNothing() {
        Play play = new Play();
        long joinAt = play.now + 60 * SECOND;
        play.take(VirtualRouter.start(OWNER.setting(), play.conditions().joiningAt(joinAt), play.now));
        assertThat(play.state.role()).isEqualTo(Role.INITIALIZE);
        assertThat(play.effects).containsExactly(new DropAddresses());
        play.hear(255, LOWER);
        play.hear(0, LOWER);
        play.feed(new LinkChanged(false, Optional.of(OWN)));
        play.feed(new LinkChanged(true, Optional.of(OWN)));
        assertThat(play.state).isInstanceOf(Initialize.class);
        assertThat(play.state.due()).isEqualTo(joinAt);
        play.due();
        assertThat(play.causes()).containsExactly(Cause.STARTUP);
        assertThat(play.state.due()).isEqualTo(joinAt);
        play.feed(new LinkChanged(false, Optional.of(OWN)));
        play.feed(new LinkChanged(true, Optional.of(OWN)));
        assertThat(play.causes()).as("the delay is for the start alone").containsExactly(Cause.INTERFACE_UP);
    }

    @Test
    void aLinkThatComesAfterTheDelayLetsTheRouterJoinAtOnce() {
        Play play = new Play();
        Conditions down = new Conditions(false, Optional.of(OWN), Optional.empty(), play.now, Long.MIN_VALUE);
        play.take(VirtualRouter.start(OWNER.setting(), down.joiningAt(play.now + SECOND), play.now));
        play.now += 10 * SECOND;
        assertThat(play.state.due()).isEqualTo(Long.MAX_VALUE);
        play.feed(new LinkChanged(true, Optional.of(OWN)));
        assertThat(play.causes()).containsExactly(Cause.INTERFACE_UP);
    }

    // ---- the owner

    @Test
    void anOwnersPriorityNeverChangesAndItNeverYields() {
        Play play = Play.active(OWNER);
        play.feed(new VerdictGiven(adjusted(-200)));
        play.hear(254, HIGHER);
        assertThat(play.state).isInstanceOf(Active.class);
        assertThat(play.sent()).containsExactly(255);
    }

    @Test
    void ofTwoOwnersTheLowerAddressStays() {
        Play play = Play.active(OWNER);
        for (int i = 0; i < 20; i++) {
            play.pass(SECOND);
            play.hear(255, HIGHER);
            assertThat(play.state).isInstanceOf(Active.class);
        }
    }

    @Test
    void ofTwoOwnersTheHigherAddressGivesWayAsMereBackupUntilTheOtherIsGone() {
        Play play = Play.active(OWNER);
        play.hear(255, LOWER);
        play.pass(SECOND);
        play.hear(255, LOWER);
        assertThat(play.state).as("the other has had one advert to answer to").isInstanceOf(Active.class);
        play.pass(SECOND);
        play.hear(255, LOWER);
        assertThat(play.causes()).containsExactly(Cause.SECOND_OWNER);
        assertThat(play.effects).noneMatch(SendAdvert.class::isInstance);
        Backup backup = (Backup) play.state;
        assertThat(backup.conditions().effective(Priority.OWNER).value()).isEqualTo(254);
        assertThat(backup.downAt() - play.now).isEqualTo(activeDown(254));
        play.due();
        assertThat(play.sent()).as("it owns the addresses again").containsExactly(255);
    }

    @Test
    void aSecondOwnerThatFallsSilentIsForgotten() {
        Play play = Play.active(OWNER);
        for (int i = 0; i < 10; i++) {
            play.hear(255, LOWER);
            play.pass(SECOND * 13 / 10);
        }
        assertThat(play.state).isInstanceOf(Active.class);
    }

    @Test
    void anOwnerMayIgnoreAdverts() {
        Play play = Play.active(OWNER.election(rules(false, false, true, Optional.empty())));
        for (int i = 0; i < 10; i++) {
            play.pass(SECOND);
            play.hear(255, LOWER);
            assertThat(play.effects).isEmpty();
            play.hear(0, LOWER);
            assertThat(play.effects).isEmpty();
        }
        Play other = Play.active(Instances.v3().election(rules(false, false, true, Optional.empty())));
        other.hear(200, LOWER);
        assertThat(other.state).as("only an owner does").isInstanceOf(Backup.class);
    }

    // ---- an Active that hears others

    @Test
    void priorityZeroIsAnsweredAtOnceAndTheActiveStays() {
        Play play = Play.active(Instances.v3());
        play.pass(SECOND / 2);
        play.hear(0, HIGHER);
        assertThat(play.state).isInstanceOf(Active.class);
        assertThat(play.sent()).containsExactly(100);
    }

    @Test
    void aFloodOfLowerPrioritiesHasNoMoreThanTwoAnswersInAnInterval() {
        Play play = Play.active(Instances.v3());
        int sent = 0;
        int bursts = 0;
        for (long end = play.now + 10 * SECOND; play.now < end; play.pass(MILLI)) {
            play.hear(99, HIGHER);
            sent += play.sent().size();
            bursts += (int)
                    play.effects.stream().filter(Announce.class::isInstance).count();
        }
        assertThat(sent).isEqualTo(20);
        assertThat(bursts).isEqualTo(20);
    }

    @Test
    void theSecondBurstComesAfterTheLastLowerPriorityAnsweredOrNot() {
        Play play = Play.active(Instances.v3());
        play.hear(0, HIGHER);
        play.now += 10 * MILLI;
        play.hear(99, HIGHER);
        assertThat(play.effects)
                .as("the answer to priority 0 is still in force")
                .isEmpty();
        assertThat(((Active) play.state).announceAt() - play.now).isEqualTo(5 * SECOND);
        play.pass(2 * SECOND);
        play.hear(99, HIGHER);
        assertThat(play.sent()).containsExactly(100);
        play.now += 10 * MILLI;
        play.hear(98, LOWER);
        assertThat(play.effects).isEmpty();
        assertThat(((Active) play.state).announceAt() - play.now).isEqualTo(5 * SECOND);
    }

    @Test
    void aFloodOfPriorityZeroHasNoMoreThanSixteenAnswersInAnInterval() {
        Play play = Play.active(Instances.v3());
        int sent = 0;
        for (long end = play.now + 10 * SECOND; play.now < end; play.pass(MILLI)) {
            play.hear(0, HIGHER);
            sent += play.sent().size();
        }
        assertThat(sent).isBetween(100, 160);
    }

    @Test
    void withoutAnswersALowerPriorityIsOutdoneByAnnouncementsOnly() {
        Play play = Play.active(Instances.v3().election(rules(true, false, false, Optional.empty())));
        play.pass(SECOND / 2);
        play.hear(99, HIGHER);
        assertThat(play.effects).containsExactly(new Announce(5), new LowerPriorityHeard());
    }

    @Test
    void oneLastAdvertGoesOutBeforeAHigherPriorityWhenAskedFor() {
        Play play = Play.active(Instances.v3().election(rules(false, true, false, Optional.empty())));
        play.hear(101, LOWER);
        assertThat(play.effects.subList(0, 2)).containsExactly(new SendAdvert(new Priority(100)), new DropAddresses());
    }

    @Test
    void anAdvertFromTheOwnAddressIsNobodys() {
        Play play = Play.active(Instances.v3());
        play.hear(200, OWN);
        assertThat(play.state).isInstanceOf(Active.class);
        assertThat(play.effects).isEmpty();
    }

    @Test
    void nopreemptIsNoReasonToStayActive() {
        Play play = Play.active(Instances.v3().nopreempt());
        play.hear(101, LOWER);
        assertThat(play.state).isInstanceOf(Backup.class);
    }

    @Test
    void whoGivesWayAdoptsTheIntervalAndGoesBackToItsOwnWhenItTakesOver() {
        Play play = Play.active(Instances.v3().interval(100));
        Advert slow = Instances.v3().interval(300).setting().advert(new Priority(200));
        play.feed(new AdvertHeard(slow, HIGHER));
        assertThat(play.state.due() - play.now).isEqualTo(9 * SECOND + 3 * SECOND * 156 / 256);
        play.due();
        assertThat(play.state).isInstanceOf(Active.class);
        assertThat(((Active) play.state).advertAt() - play.now).isEqualTo(SECOND);
    }

    @Test
    void aLowerPriorityTeachesNoInterval() {
        Play play = Play.of(Instances.v3());
        long due = play.state.due();
        play.feed(new AdvertHeard(Instances.v3().interval(300).setting().advert(new Priority(50)), HIGHER));
        assertThat(((Backup) play.state).learned().centiseconds()).isEqualTo(100);
        assertThat(play.state.due()).isEqualTo(due);
    }

    // ---- late timers

    @Test
    void anActiveThatIsLateForTheHighestPeerGivesUpWithoutAWord() {
        for (int peer : List.of(254, 1)) {
            Instances instance = Instances.v3().election(rules(false, false, false, Optional.of(new Priority(peer))));
            long limit = activeDown(peer);
            for (long since : List.of(limit - MILLI, limit + MILLI)) {
                Play play = Play.active(instance);
                play.now += since;
                play.feed(new TimerDue());
                boolean late = since > limit;
                assertThat(play.state.role()).isEqualTo(late ? Role.BACKUP : Role.ACTIVE);
                assertThat(play.sent()).isEqualTo(late ? List.of() : List.of(100));
            }
        }
    }

    // ---- another configuration

    @Test
    void aReloadHasTheActiveSpeakAtOnceAndBeginTheShorterInterval() {
        Play play = Play.active(Instances.v3());
        play.pass(SECOND / 4);
        play.feed(new RouterEvent.Reconfigured(
                Instances.v3().priority(50).interval(10).setting()));
        assertThat(play.effects).containsExactly(new SendAdvert(new Priority(50)), new HoldAddresses());
        assertThat(((Active) play.state).advertAt() - play.now).isEqualTo(SECOND / 10);
    }

    @Test
    void aReloadAfterAPauseDecidesAnewBeforeItSpeaks() {
        Play play = Play.active(Instances.v3());
        play.now += 10 * SECOND;
        play.feed(new RouterEvent.Reconfigured(Instances.v3().priority(150).setting()));
        assertThat(play.causes()).containsExactly(Cause.PAUSE);
        assertThat(play.sent()).isEmpty();
        assertThat(play.effects).noneMatch(HoldAddresses.class::isInstance).noneMatch(Announce.class::isInstance);
    }

    @Test
    void aBackupOfVersion2CountsByItsOwnNewInterval() {
        Play play = Play.of(Instances.v2());
        play.feed(new RouterEvent.Reconfigured(Instances.v2().interval(300).setting()));
        play.hear(200, HIGHER);
        assertThat(play.state.due() - play.now).isEqualTo(9 * SECOND + SECOND * 156 / 256);
    }
}
