package org.vipwarden.engine.vrrp.simulator;

import static org.vipwarden.engine.vrrp.simulator.Distorted.staying;
import static org.vipwarden.engine.vrrp.simulator.Distorted.with;
import static org.vipwarden.engine.vrrp.simulator.PlantedFault.after;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.vipwarden.engine.vrrp.Active;
import org.vipwarden.engine.vrrp.Conditions;
import org.vipwarden.engine.vrrp.Initialize;
import org.vipwarden.engine.vrrp.RouterEvent;
import org.vipwarden.engine.vrrp.RouterEvent.LinkChanged;
import org.vipwarden.engine.vrrp.RouterEvent.VerdictGiven;
import org.vipwarden.engine.vrrp.RouterState;
import org.vipwarden.engine.vrrp.Setting;
import org.vipwarden.engine.vrrp.Standing;
import org.vipwarden.engine.vrrp.Step;
import org.vipwarden.engine.vrrp.VirtualRouter;

/** Mistakes with what the policy, the kernel and the administrator say. */
final class PolicyMistakes {

    private PolicyMistakes() {}

    static List<PlantedFault> all() {
        return List.of(
                judged(
                        "the policy's hold-off is ignored",
                        s -> new Standing(s.adjustment(), s.preemptDelay(), List.of(), s.release(), s.grounds())),
                judged(
                        "the policy's release is ignored",
                        s -> new Standing(s.adjustment(), s.preemptDelay(), s.holdOff(), List.of(), s.grounds())),
                judged(
                        "the policy's priority is ignored",
                        s -> new Standing(0, s.preemptDelay(), s.holdOff(), s.release(), s.grounds())),
                new PlantedFault("the first verdict is not waited for", new Core() {
                    @Override
                    public Step start(Setting setting, Conditions c, Moment at) {
                        Conditions hasty = new Conditions(
                                c.linkUp(), c.primary(), c.standing(), at.now() - RouterPlan.SECOND, c.yieldUntil());
                        return VirtualRouter.start(setting, hasty, at.now());
                    }
                }),
                new PlantedFault("the first verdict is waited for without end", new Core() {
                    @Override
                    public Step start(Setting setting, Conditions c, Moment at) {
                        Conditions patient =
                                new Conditions(c.linkUp(), c.primary(), c.standing(), Long.MAX_VALUE, c.yieldUntil());
                        return VirtualRouter.start(setting, patient, at.now());
                    }
                }),
                after(
                        "an Active stays without its link",
                        (right, before, event, now) ->
                                before instanceof Active && event instanceof LinkChanged changed && !changed.up()
                                        ? staying(before.with(linked(before.conditions(), changed)))
                                        : right),
                after(
                        "a router in Initialize never takes part again",
                        (right, before, event, now) -> before instanceof Initialize
                                ? staying(before.with(right.state().conditions()))
                                : right),
                after(
                        "a router that was stopped takes part again",
                        (right, before, event, now) -> right.state() instanceof Initialize i && i.ended()
                                ? with(right, new Initialize(i.setting(), i.conditions(), false))
                                : right),
                after(
                        "a router that was stopped comes back with its link",
                        (right, before, event, now) -> before instanceof Initialize i
                                        && i.ended()
                                        && event instanceof LinkChanged changed
                                        && changed.up()
                                ? VirtualRouter.start(
                                        before.setting(), right.state().conditions(), now)
                                : right),
                after(
                        "a fault makes it forget the verdict",
                        (right, before, event, now) -> right.state() instanceof Initialize i
                                        && !(before instanceof Initialize)
                                        && !i.ended()
                                ? with(right, i.with(Distorted.judged(i.conditions(), Optional.of(Standing.CLEAR))))
                                : right),
                new PlantedFault("an advert in Initialize is taken for impossible", new Core() {
                    @Override
                    public Step on(RouterState state, RouterEvent event, Moment at) {
                        if (state instanceof Initialize && event instanceof RouterEvent.AdvertHeard) {
                            throw new IllegalStateException("unreachable");
                        }
                        return VirtualRouter.on(state, event, at.now());
                    }
                }));
    }

    private static PlantedFault judged(String words, UnaryOperator<Standing> change) {
        return new PlantedFault(words, new Core() {
            @Override
            public Step on(RouterState state, RouterEvent event, Moment at) {
                RouterEvent other =
                        event instanceof VerdictGiven given ? new VerdictGiven(change.apply(given.standing())) : event;
                return VirtualRouter.on(state, other, at.now());
            }
        });
    }

    private static Conditions linked(Conditions old, LinkChanged changed) {
        return new Conditions(changed.up(), changed.primary(), old.standing(), old.verdictBy(), old.yieldUntil());
    }
}
