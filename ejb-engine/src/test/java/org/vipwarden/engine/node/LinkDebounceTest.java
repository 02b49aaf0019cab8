package org.vipwarden.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.config.model.LinkDelayDefinition;
import org.vipwarden.engine.linux.Kernel.Link;
import org.vipwarden.engine.unit.MacAddress;

/** {@code interface_up_down_delays}, in virtual milliseconds. */
class LinkDebounceTest {
    private final LinkDebounce debounce = new LinkDebounce();
    private Optional<Link> counted = Optional.empty();

    @BeforeEach
    void delays() {
        debounce.follow(List.of(new LinkDelayDefinition("eth0", Duration.ofMillis(100), Duration.ofMillis(300))), 0);
    }

    private static Link link(String name, boolean up) {
        return new Link(3, name, up, false, true, true, new MacAddress(7), 1500);
    }

    private boolean take(boolean up, long millis) {
        Link taken = debounce.take(link("eth0", up), counted, millis * 1_000_000);
        counted = Optional.of(taken);
        return taken.up();
    }

    private List<Boolean> settle(long millis) {
        List<Link> settled = debounce.settle(millis * 1_000_000);
        settled.forEach(link -> counted = Optional.of(link));
        return settled.stream().map(Link::up).toList();
    }

    @Test
    void aLinkThatIsNewCountsAsItIs() {
        assertThat(take(false, 0)).isFalse();
        assertThat(debounce.due()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aChangeCountsWhenItHasLasted() {
        assertThat(take(true, 0)).isTrue();
        assertThat(take(false, 10)).isTrue();
        assertThat(take(false, 60))
                .as("a report of something else does not prolong it")
                .isTrue();
        assertThat(debounce.due()).isEqualTo(110_000_000);
        assertThat(settle(109)).isEmpty();
        assertThat(settle(110)).containsExactly(false);
        assertThat(take(false, 120)).isFalse();
        assertThat(take(true, 200)).as("up has a delay of its own").isFalse();
        assertThat(settle(499)).isEmpty();
        assertThat(settle(500)).containsExactly(true);
        assertThat(take(true, 501)).isTrue();
    }

    @Test
    void aLinkThatGoesBackInTimeHasNotChanged() {
        take(true, 0);
        take(false, 10);
        assertThat(take(true, 109)).isTrue();
        assertThat(settle(1000)).isEmpty();
        assertThat(take(false, 2000)).as("the next change waits in full").isTrue();
        assertThat(debounce.due()).isEqualTo(2_100_000_000L);
    }

    @Test
    void aLinkWithoutDelaysIsLeftAlone() {
        Link up = debounce.take(link("eth1", true), Optional.empty(), 0);
        assertThat(up.up()).isTrue();
        assertThat(debounce.take(link("eth1", false), Optional.of(up), 1).up()).isFalse();
    }

    @Test
    void aLinkThatWasGoneCountsAsItComesBack() {
        take(true, 0);
        take(false, 10);
        debounce.forget("eth0");
        counted = Optional.empty();
        assertThat(debounce.due()).isEqualTo(Long.MAX_VALUE);
        assertThat(take(true, 20)).isTrue();
    }

    @Test
    void whatWaitsForADelayThatAReloadRemovedCountsAtOnce() {
        take(true, 0);
        take(false, 10);
        debounce.follow(List.of(), 11_000_000);
        assertThat(settle(11)).containsExactly(false);
        assertThat(take(true, 12)).isTrue();
    }
}
