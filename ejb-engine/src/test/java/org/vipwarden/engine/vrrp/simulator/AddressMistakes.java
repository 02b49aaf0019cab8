package org.vipwarden.engine.vrrp.simulator;

import static org.vipwarden.engine.vrrp.simulator.Distorted.downAt;
import static org.vipwarden.engine.vrrp.simulator.Distorted.effective;
import static org.vipwarden.engine.vrrp.simulator.Distorted.staying;
import static org.vipwarden.engine.vrrp.simulator.Distorted.with;
import static org.vipwarden.engine.vrrp.simulator.Distorted.without;
import static org.vipwarden.engine.vrrp.simulator.PlantedFault.after;

import java.util.Comparator;
import java.util.List;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Active;
import org.vipwarden.engine.vrrp.Backup;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Effect;
import org.vipwarden.engine.vrrp.Effect.Announce;
import org.vipwarden.engine.vrrp.Effect.DropAddresses;
import org.vipwarden.engine.vrrp.Effect.HoldAddresses;
import org.vipwarden.engine.vrrp.Resigning;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.RouterEvent;
import org.vipwarden.engine.vrrp.RouterEvent.AdvertHeard;
import org.vipwarden.engine.vrrp.RouterState;
import org.vipwarden.engine.vrrp.Setting;
import org.vipwarden.engine.vrrp.Step;
import org.vipwarden.engine.vrrp.VirtualRouter;

/** Mistakes with the addresses: taking, renewing, announcing, dropping, handing over. */
final class AddressMistakes {

    private AddressMistakes() {}

    static List<PlantedFault> all() {
        return List.of(
                after(
                        "the lease is not renewed",
                        (right, before, event, now) -> before instanceof Active && event instanceof RouterEvent.TimerDue
                                ? without(right, HoldAddresses.class)
                                : right),
                new PlantedFault("the lease never ends", new Core() {
                    @Override
                    public int leaseSeconds(Setting setting, Priority effective) {
                        return 1_000_000;
                    }
                }),
                new PlantedFault("the lease is a second too long", new Core() {
                    @Override
                    public int leaseSeconds(Setting setting, Priority effective) {
                        return setting.leaseSeconds(effective) + 1;
                    }
                }),
                dropForgotten("who gives way keeps the addresses", AdvertHeard.class),
                dropForgotten("who loses its link keeps the addresses", RouterEvent.LinkChanged.class),
                dropForgotten("who must release keeps the addresses", RouterEvent.VerdictGiven.class),
                dropForgotten("who stops keeps the addresses", RouterEvent.TimerDue.class),
                after(
                        "who did not run keeps the addresses",
                        (right, before, event, now) ->
                                Distorted.hasSlept(before, now) ? without(right, DropAddresses.class) : right),
                after(
                        "a Backup takes the addresses with every advert that it hears",
                        (right, before, event, now) -> right.state() instanceof Backup && event instanceof AdvertHeard
                                ? Distorted.last(right, new HoldAddresses())
                                : right),
                after(
                        "a refresh drops the addresses first",
                        (right, before, event, now) -> before instanceof Active
                                        && right.state() instanceof Active
                                        && has(right, HoldAddresses.class)
                                ? Distorted.first(new DropAddresses(), right)
                                : right),
                after(
                        "who takes over does not announce it",
                        (right, before, event, now) ->
                                before instanceof Backup ? without(right, Announce.class) : right),
                after(
                        "the second burst of announcements is forgotten",
                        (right, before, event, now) -> before instanceof Backup && right.state() instanceof Active a
                                ? with(right, Distorted.active(a, a.advertAt(), a.renewAt(), Long.MAX_VALUE))
                                : right),
                after(
                        "who takes over takes the addresses before it says so",
                        (right, before, event, now) -> before instanceof Backup && right.state() instanceof Active
                                ? Distorted.sorted(right, Comparator.comparing(e -> !(e instanceof HoldAddresses)))
                                : right),
                after(
                        "who takes over announces before it has the addresses",
                        (right, before, event, now) -> before instanceof Backup && right.state() instanceof Active
                                ? Distorted.sorted(right, Comparator.comparing(e -> !(e instanceof Announce)))
                                : right),
                after(
                        "who resigns drops the addresses at once",
                        (right, before, event, now) -> before instanceof Active && right.state() instanceof Resigning
                                ? Distorted.last(right, new DropAddresses())
                                : right),
                after("who stops goes at once, without a successor", (right, before, event, now) -> {
                    if (before instanceof Active
                            && right.state() instanceof Resigning r
                            && r.purpose().ends()) {
                        Step end = r.onTimer(r.until());
                        return Distorted.then(right, end);
                    }
                    return right;
                }),
                after(
                        "who resigns waits for the best Backup only",
                        (right, before, event, now) -> before instanceof Active && right.state() instanceof Resigning r
                                ? with(right, Distorted.until(r, now + shortestSkew(r)))
                                : right),
                after(
                        "who finds no successor goes all the same",
                        (right, before, event, now) -> before instanceof Resigning r && right.state() instanceof Active
                                ? r.onAdvert(
                                        r.setting().advert(effective(r)),
                                        r.conditions().primary().orElseThrow(),
                                        now)
                                : right),
                after(
                        "a lost address is never taken back",
                        (right, before, event, now) ->
                                event instanceof RouterEvent.AddressMissing && right.state() instanceof Backup b
                                        ? with(right, downAt(b, Long.MAX_VALUE))
                                        : right),
                after(
                        "a lost address is not noticed",
                        (right, before, event, now) -> event instanceof RouterEvent.AddressMissing missing
                                        && missing.cause() == Cause.ADDRESS_LOST
                                ? staying(before)
                                : right),
                new PlantedFault("an address that the kernel refused is tried again at once", new Core() {
                    @Override
                    public Step on(RouterState state, RouterEvent event, Moment at) {
                        RouterEvent other = event instanceof RouterEvent.AddressMissing missing
                                ? new RouterEvent.AddressMissing(Cause.ADDRESS_LOST, missing.detail())
                                : event;
                        return VirtualRouter.on(state, other, at.now());
                    }
                }),
                after(
                        "after a reload a node starts as if it were new",
                        (right, before, event, now) -> event instanceof RouterEvent.Reconfigured changed
                                ? VirtualRouter.start(changed.setting(), before.conditions(), now)
                                : right),
                after(
                        "after a reload the next advert comes when the old interval says",
                        (right, before, event, now) -> event instanceof RouterEvent.Reconfigured
                                        && before instanceof Active was
                                        && right.state() instanceof Active a
                                ? with(right, Distorted.active(a, was.advertAt(), a.renewAt(), a.announceAt()))
                                : right),
                after(
                        "after a reload who resigns claims the addresses again",
                        (right, before, event, now) ->
                                event instanceof RouterEvent.Reconfigured && right.state() instanceof Resigning r
                                        ? Distorted.last(right, new Effect.SendAdvert(effective(r)))
                                        : right));
    }

    private static PlantedFault dropForgotten(String words, Class<? extends RouterEvent> when) {
        return after(
                words,
                (right, before, event, now) ->
                        before.role() == Role.ACTIVE && when.isInstance(event) && !Distorted.hasSlept(before, now)
                                ? without(right, DropAddresses.class)
                                : right);
    }

    private static boolean has(Step step, Class<? extends Effect> kind) {
        return step.effects().stream().anyMatch(kind::isInstance);
    }

    private static long shortestSkew(RouterState state) {
        return state.setting()
                .definition()
                .interval()
                .skewTime(state.setting().definition().version(), new Priority(254));
    }
}
