package org.vipwarden.engine.node;

import java.time.Duration;
import java.util.Optional;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Reason;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.Transition;

/** What the network's thread tells the control thread, which has the time to write it down and act on it. */
sealed interface LoopReport {

    /** A virtual router changed its role. */
    record RoleChanged(Transition transition) implements LoopReport {}

    /**
     * A virtual router cannot take part from its start on, or has ended without taking part.
     *
     * @param reason why it cannot, or why it ended
     */
    record StandsStill(String router, Reason reason) implements LoopReport {
        /** Whether it has ended. */
        boolean isEnd() {
            return reason.cause() == Cause.SHUTDOWN || reason.cause() == Cause.DELETED;
        }
    }

    /** A sync group changed its role; empty when all its members have ended. */
    record GroupChanged(String group, Optional<Role> role) implements LoopReport {}

    /**
     * An Active router hears somebody with a lower priority say that he is Active, too.
     *
     * @param own its own priority
     */
    record LowerPriorityHeard(String router, Priority own) implements LoopReport {}

    /** A link is up, down or gone. */
    record LinkReport(String name, boolean up) implements LoopReport {}

    /**
     * One of a router's paths is lost, or works again. It changes no role.
     *
     * @param works whether it does now
     */
    record PathReport(String router, String path, boolean works, String sentence) implements LoopReport {}

    /** A timer ran much later than it was due. */
    record Late(Duration by) implements LoopReport {}

    /** Something that an operator should know; told once until it changes. */
    record Trouble(String subject, String sentence) implements LoopReport {}
}
