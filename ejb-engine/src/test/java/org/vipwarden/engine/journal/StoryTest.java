package org.vipwarden.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.vipwarden.engine.track.Observation;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Reason;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.Standing.Ground;
import org.vipwarden.rules.fact.Health;

class StoryTest {

    @Test
    void aTakeoverNamesTheSilentActiveAndTheTime() {
        Story story = Story.of(Samples.transition(Role.BACKUP, Role.ACTIVE, Samples.timeout()));
        assertThat(story.sentence())
                .isEqualTo("became Active because nothing was heard from 10.0.0.1 (priority 99) for 3.6 s;"
                        + " own priority 96");
        assertThat(story.logPhrase()).isEqualTo("(VI_1) Entering MASTER STATE");
    }

    @Test
    void aFirstElectionKnowsNoPeer() {
        Reason reason = new Reason(
                Cause.ACTIVE_TIMEOUT,
                "",
                Optional.empty(),
                new Priority(99),
                new Priority(109),
                Duration.ofMillis(36).toNanos(),
                List.of(new Ground("Script weight", "priority +10", "chk is up")));
        assertThat(Story.of(Samples.transition(Role.BACKUP, Role.ACTIVE, reason))
                        .sentence())
                .isEqualTo("became Active because nothing was heard from any Active for 36 ms;"
                        + " own priority 99 + 10 = 109 (chk is up)");
    }

    @Test
    void givingUpShowsHowThePriorityFell() {
        Story story = Story.of(Samples.transition(Role.ACTIVE, Role.BACKUP, Samples.outbid()));
        assertThat(story.sentence())
                .isEqualTo("gave up: chk_nginx is down, priority 99 - 20 = 79, and 10.0.0.2 (priority 96) took over");
        assertThat(story.logPhrase()).isEqualTo("(VI_1) Entering BACKUP STATE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ACTIVE | INITIALIZE | INTERFACE_DOWN | eth0 | gave up: eth0 is down | (VI_1) Entering FAULT STATE",
                "BACKUP | INITIALIZE | INTERFACE_DOWN | eth0 | cannot take part: eth0 is down | (VI_1) Entering FAULT STATE",
                "INITIALIZE | BACKUP | INTERFACE_UP | eth0 | became Backup because eth0 is up | (VI_1) Entering BACKUP STATE",
                "ACTIVE | INITIALIZE | SHUTDOWN | '' | stopped because the engine stops | (VI_1) Entering STOP STATE",
                "ACTIVE | BACKUP | COMMAND | anna | gave up: an administrator asked for it: anna | (VI_1) Entering BACKUP STATE",
            })
    void everyChangeSaysWhatAndWhy(Role from, Role to, Cause cause, String detail, String sentence, String logPhrase) {
        Story story = Story.of(Samples.transition(from, to, Samples.because(cause, detail)));
        assertThat(story).isEqualTo(new Story(sentence, logPhrase));
    }

    @Test
    void aReleaseByThePolicyGivesItsGrounds() {
        Reason reason = new Reason(
                Cause.POLICY_RELEASE,
                "",
                Optional.empty(),
                new Priority(99),
                new Priority(99),
                0,
                List.of(new Ground("Fence", "release", "1 of 3 ping nodes answers, 2 are needed")));
        assertThat(Story.of(Samples.transition(Role.ACTIVE, Role.INITIALIZE, reason))
                        .sentence())
                .isEqualTo("gave up: the policy asks for it: 1 of 3 ping nodes answers, 2 are needed");
    }

    @ParameterizedTest
    @EnumSource
    void noCauseLeavesAHoleInTheSentence(Cause cause) {
        String sentence = Story.of(Samples.transition(Role.BACKUP, Role.INITIALIZE, Samples.because(cause, "")))
                .sentence();
        assertThat(sentence).matches("[a-z].*[A-Za-z0-9]").doesNotContain("  ", "null", ": ,");
    }

    @Test
    void aScriptIsLoggedInTheWordsOfKeepalived() {
        Observation down = new Observation(Observation.Kind.SCRIPT, "chk_nginx", Health.DOWN, "exited with status 1");
        Observation up = new Observation(Observation.Kind.SCRIPT, "chk_nginx", Health.UP, "exited with status 0");
        assertThat(Story.of(down))
                .isEqualTo(new Story(
                        "is down: exited with status 1", "VRRP_Script(chk_nginx) failed (exited with status 1)"));
        assertThat(Story.of(up))
                .isEqualTo(new Story("is up: exited with status 0", "VRRP_Script(chk_nginx) succeeded"));
    }

    @Test
    void otherTrackersAreLoggedLikewise() {
        assertThat(Story.of(new Observation(
                        Observation.Kind.FILE, "prio", Health.UP, -10, "value -10, read from /run/prio")))
                .isEqualTo(new Story(
                        "has the value -10, read from /run/prio",
                        "Track file prio has the value -10, read from /run/prio"));
        assertThat(Story.of(new Observation(
                                Observation.Kind.PROCESS, "nginx", Health.DOWN, "0 processes run, needed: 1"))
                        .logPhrase())
                .isEqualTo("Quorum lost for tracked process nginx: 0 processes run, needed: 1");
        assertThat(Story.of(new Observation(Observation.Kind.BFD, "gw", Health.UP, "hears 192.0.2.1"))
                        .logPhrase())
                .isEqualTo("BFD_Instance(gw) Entering Up state (hears 192.0.2.1)");
    }
}
