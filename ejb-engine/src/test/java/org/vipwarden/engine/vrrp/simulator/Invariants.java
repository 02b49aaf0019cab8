package org.vipwarden.engine.vrrp.simulator;

import static org.vipwarden.engine.vrrp.simulator.SimulatedNode.SECOND;

import java.util.Comparator;
import java.util.List;
import org.vipwarden.engine.vrrp.Active;
import org.vipwarden.engine.vrrp.Advert;
import org.vipwarden.engine.vrrp.Backup;
import org.vipwarden.engine.vrrp.Resigning;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.RouterState;

/** What must hold after every event, whatever happened. */
final class Invariants {
    private final Simulation world;
    private final List<SimulatedNode> nodes;

    Invariants(Simulation world, List<SimulatedNode> nodes) {
        this.world = world;
        this.nodes = nodes;
    }

    void afterEvent() {
        for (SimulatedNode node : nodes) {
            if (node.runs()) {
                holdsWhatItsStateSays(node);
                waitsNoLongerThanItMay(node);
            }
            world.check(
                    !node.holdsAddress() || world.now() - node.renewedAt <= node.setting.leaseSeconds() * SECOND,
                    node + " holds the address longer than its lease");
        }
    }

    private void holdsWhatItsStateSays(SimulatedNode node) {
        RouterState state = node.state().orElseThrow();
        if (state instanceof Active active && active.due() > world.now()) {
            world.check(node.holdsAddress(), node + " is Active and does not hold the address");
        }
        if (state.role() != Role.ACTIVE) {
            world.check(!node.holdsAddress(), node + " is not Active and holds the address");
        }
        world.check(state.role() == node.lastRole, node + " has a role that it did not publish");
    }

    private void waitsNoLongerThanItMay(SimulatedNode node) {
        RouterState state = node.state().orElseThrow();
        if (state instanceof Resigning resigning) {
            world.check(resigning.until() - world.now() <= 2 * SECOND, node + " resigns for too long");
        }
        if (state instanceof Backup backup) {
            world.check(backup.due() - world.now() <= 5 * SECOND, node + " waits too long to take over");
        }
    }

    /** An advert that claims the address comes from a node that has it, and that was awake to hear of another. */
    void onAdvert(SimulatedNode from, Advert advert) {
        if (advert.priority().isRelease()) {
            return;
        }
        RouterState state = from.state().orElseThrow();
        world.check(state.role() == Role.ACTIVE, from + " advertises and is not Active");
        long down = from.setting
                .definition()
                .activeDownInterval(
                        from.setting.definition().interval(),
                        from.setting.definition().priority());
        boolean longSleep = from.wokenAfter > 2 * down;
        world.check(
                !longSleep || world.now() > from.wokenAt,
                from + " woke from a long sleep and advertises before it has decided anew");
    }

    /** After the mending one node is Active, it alone has the address, and where all preempt it is the best. */
    void atEnd() {
        List<SimulatedNode> active =
                nodes.stream().filter(n -> n.lastRole == Role.ACTIVE).toList();
        world.check(active.size() == 1, "in the end " + active + " are Active");
        world.check(
                nodes.stream().filter(SimulatedNode::holdsAddress).toList().equals(active),
                "the holder is not the Active");
        if (nodes.stream().allMatch(n -> n.setting.definition().election().preempt())) {
            SimulatedNode best = nodes.stream()
                    .max(Comparator.comparing(n -> n.setting.definition().priority()))
                    .orElseThrow();
            world.check(
                    active.get(0)
                            .setting
                            .definition()
                            .priority()
                            .equals(best.setting.definition().priority()),
                    active + " is Active and " + best + " would be better");
        }
    }
}
