package org.vipwarden.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.linux.memory.MemoryNetwork;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.vrrp.Conditions;
import org.vipwarden.engine.vrrp.Instances;
import org.vipwarden.engine.vrrp.RouterState;
import org.vipwarden.engine.vrrp.Setting;
import org.vipwarden.engine.vrrp.VirtualRouter;

/** When the loop wakes for virtual routers whose timers are close together. */
class DueQueueTest {
    private static final long PATIENCE = 500_000;
    private final DueQueue queue = new DueQueue();
    private long first;

    private LiveRouter startAt(long now) {
        Setting setting = Instances.v3().setting();
        Conditions conditions =
                new Conditions(true, Optional.of(Ipv4.parse("10.0.0.1")), Optional.empty(), now, Long.MIN_VALUE);
        RouterState state = VirtualRouter.start(setting, conditions, now).state();
        Network network = new Network(new MemoryNetwork().host("a"), report -> {}, (name, what) -> {});
        LiveRouter router = new LiveRouter(
                state,
                Instant.EPOCH,
                self -> new Hands(self, network, InstantSource.system(), report -> {}, event -> {}));
        queue.add(router);
        return router;
    }

    @BeforeEach
    void startOne() {
        first = startAt(0).due();
    }

    @Test
    void oneAloneIsServedInTime() {
        assertThat(queue.nextTogether(PATIENCE)).isEqualTo(first);
        startAt(PATIENCE + 1);
        assertThat(queue.nextTogether(PATIENCE)).isEqualTo(first);
    }

    @Test
    void severalThatAreCloseTogetherAreServedAtOnce() {
        startAt(10 * PATIENCE);
        startAt(PATIENCE);
        assertThat(queue.nextTogether(PATIENCE)).isEqualTo(first + PATIENCE);
    }

    @Test
    void nobodyIsNeverServed() {
        assertThat(new DueQueue().nextTogether(PATIENCE)).isEqualTo(Long.MAX_VALUE);
    }
}
