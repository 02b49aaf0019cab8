package org.vipwarden.engine.vrrp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vipwarden.engine.vrrp.Play.SECOND;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vipwarden.engine.config.model.ElectionRules;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Effect.HoldAddresses;
import org.vipwarden.engine.vrrp.Effect.SendAdvert;

class LeaseTest {
    /** How late the kernel removes an address at most. */
    private static final long KERNEL = SECOND / 2;

    private static Instances instance(int centiseconds, int priority, int downAdverts) {
        return Instances.v3()
                .interval(centiseconds)
                .priority(priority)
                .election(new ElectionRules(true, Duration.ZERO, downAdverts, false, false, false, Optional.empty()));
    }

    @ParameterizedTest(name = "{0} cs, priority {1}: {2} s")
    @CsvSource({
        "1, 100, 1",
        "10, 100, 1",
        "40, 100, 1",
        "50, 100, 2",
        "100, 100, 4",
        "100, 128, 4",
        "100, 129, 3",
        "100, 200, 3",
        "100, 254, 3",
        "300, 100, 11",
        "4095, 100, 148"
    })
    void lasts(int centiseconds, int priority, int seconds) {
        assertThat(instance(centiseconds, priority, 3).setting().leaseSeconds()).isEqualTo(seconds);
    }

    /** Kills the daemon at every moment of a schedule that can make a difference: right after each thing that it did. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10})
    void nobodyKeepsTheAddressesLongerThanPromised(int downAdverts) {
        IntStream.of(1, 3, 7, 10, 25, 33, 34, 40, 47, 49, 50, 67, 90, 100, 120, 140, 199, 250, 300, 1000, 4095)
                .forEach(cs -> IntStream.of(1, 50, 100, 128, 129, 200, 254)
                        .forEach(priority -> checkPromise(instance(cs, priority, downAdverts), priority)));
    }

    private static void checkPromise(Instances instance, int priority) {
        Play play = Play.active(instance);
        Setting setting = play.state.setting();
        long lease = setting.leaseSeconds() * SECOND;
        long activeDown =
                setting.definition().activeDownInterval(setting.definition().interval(), new Priority(priority));
        long advert = play.now;
        long renewal = play.now;
        for (int i = 0; i < 120; i++) {
            play.due();
            assertThat(play.now)
                    .as("%s: the lease runs out while the daemon runs", instance)
                    .isLessThan(renewal + lease);
            advert = has(play, SendAdvert.class) ? play.now : advert;
            renewal = has(play, HoldAddresses.class) ? play.now : renewal;
            long promised = Math.max(advert + activeDown + SECOND, renewal + 2 * SECOND);
            assertThat(renewal + lease + KERNEL).as("%s", instance).isLessThanOrEqualTo(promised);
        }
        assertThat(play.state).isInstanceOf(Active.class);
    }

    private static boolean has(Play play, Class<? extends Effect> effect) {
        return play.effects.stream().anyMatch(effect::isInstance);
    }

    @Test
    void withTheUsualIntervalAndPriorityItOutlastsTheTakeover() {
        Setting setting = instance(100, 100, 3).setting();
        long takeover =
                setting.definition().activeDownInterval(setting.definition().interval(), new Priority(90));
        assertThat(setting.leaseSeconds() * SECOND).isGreaterThan(takeover);
    }

    @Test
    void aHandOverThatNobodyAnswersEndsBeforeTheLeaseDoes() {
        for (int cs : new int[] {1, 10, 50, 100, 300, 4095}) {
            Setting setting = instance(cs, 254, 3).setting();
            Lease lease = setting.lease(new Priority(254));
            assertThat(lease.seconds() * SECOND - lease.renewal())
                    .as("left of the lease, with adverts of %s cs", cs)
                    .isGreaterThan(setting.longestSkew());
        }
    }
}
