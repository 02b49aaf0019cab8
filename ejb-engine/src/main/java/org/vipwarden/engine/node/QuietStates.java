package org.vipwarden.engine.node;

import java.util.Optional;
import java.util.function.Consumer;
import org.vipwarden.engine.node.LoopReport.StandsStill;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Conditions;
import org.vipwarden.engine.vrrp.Effect.Publish;
import org.vipwarden.engine.vrrp.Initialize;
import org.vipwarden.engine.vrrp.Reason;
import org.vipwarden.engine.vrrp.RouterState;
import org.vipwarden.engine.vrrp.Step;

/**
 * Tells what is no change of a role and what scripts are told all the same, as keepalived does: that a router cannot take part from its
 * start on, and that one ends which does not take part.
 */
final class QuietStates {
    private final Consumer<LoopReport> reports;

    QuietStates(Consumer<LoopReport> reports) {
        this.reports = reports;
    }

    /** @param deleted whether the router ends because the configuration no longer has it, if it ends */
    void taken(LiveRouter router, RouterState before, Step step, boolean deleted) {
        boolean changed = step.effects().stream().anyMatch(Publish.class::isInstance);
        boolean over = before instanceof Initialize earlier && earlier.ended();
        if (changed || over || !(step.state() instanceof Initialize state)) {
            return;
        }
        if (state.ended()) {
            tell(router, deleted ? Cause.DELETED : Cause.SHUTDOWN);
        } else if (!router.hasSpoken()) {
            state.conditions().obstacle().ifPresent(cause -> tell(router, cause));
        }
    }

    private void tell(LiveRouter router, Cause cause) {
        Conditions conditions = router.state().conditions();
        String detail =
                switch (cause) {
                    case INTERFACE_DOWN, NO_PRIMARY_ADDRESS ->
                        router.definition().runsOn();
                    case SYNC_GROUP -> conditions.heldBy().orElse("");
                    default -> "";
                };
        Reason reason = new Reason(
                cause,
                detail,
                Optional.empty(),
                router.definition().priority(),
                router.effective(),
                0,
                conditions.verdict().grounds());
        router.spoke();
        reports.accept(new StandsStill(router.name(), reason));
    }
}
