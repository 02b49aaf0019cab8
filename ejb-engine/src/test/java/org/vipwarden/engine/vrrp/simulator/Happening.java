package org.vipwarden.engine.vrrp.simulator;

import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.vrrp.Active;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Effect;
import org.vipwarden.engine.vrrp.Resigning;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.RouterEvent;
import org.vipwarden.engine.vrrp.RouterState;
import org.vipwarden.engine.vrrp.Step;
import org.vipwarden.engine.vrrp.Transition;

/**
 * One step of the state machine.
 *
 * @param now the node's own time
 * @param paused whether the event came so late that the node cannot have run
 */
record Happening(Member member, RouterState before, RouterEvent event, Step step, long now, boolean paused) {

    RouterState after() {
        return step.state();
    }

    boolean takesOver() {
        return after() instanceof Active && before.role() != Role.ACTIVE;
    }

    boolean joins() {
        return before.role() == Role.INITIALIZE && after().role() == Role.BACKUP;
    }

    /** Whether it says that it gives way as the second owner of the addresses. */
    boolean gaveWayToOwner() {
        return transition()
                .filter(t -> t.reason().cause() == Cause.SECOND_OWNER)
                .isPresent();
    }

    boolean leavesActive() {
        return before.role() == Role.ACTIVE && after().role() != Role.ACTIVE;
    }

    boolean beginsToResign() {
        return before instanceof Active && after() instanceof Resigning;
    }

    /** Where an effect of this kind comes in the list; -1 when there is none. */
    int indexOf(Class<? extends Effect> kind) {
        List<Effect> effects = step.effects();
        for (int i = 0; i < effects.size(); i++) {
            if (kind.isInstance(effects.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Where priority 0 comes in the list; -1 when it is not sent. */
    int indexOfRelease() {
        List<Effect> effects = step.effects();
        for (int i = 0; i < effects.size(); i++) {
            if (effects.get(i) instanceof Effect.SendAdvert send
                    && send.priority().isRelease()) {
                return i;
            }
        }
        return -1;
    }

    /** Whether an advert is sent that claims the addresses. */
    boolean claims() {
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.SendAdvert send && !send.priority().isRelease()) {
                return true;
            }
        }
        return false;
    }

    boolean has(Class<? extends Effect> kind) {
        return indexOf(kind) >= 0;
    }

    /** The last transition of this step. */
    Optional<Transition> transition() {
        Optional<Transition> found = Optional.empty();
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.Publish publish) {
                found = Optional.of(publish.transition());
            }
        }
        return found;
    }

    @Override
    public String toString() {
        return member + ": " + before.getClass().getSimpleName() + " + " + event + (paused ? " after a pause" : "")
                + " -> " + after().getClass().getSimpleName() + " " + step.effects();
    }
}
