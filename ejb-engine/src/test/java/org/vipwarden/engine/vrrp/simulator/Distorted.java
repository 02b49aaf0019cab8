package org.vipwarden.engine.vrrp.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.vipwarden.engine.unit.AdvertInterval;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Active;
import org.vipwarden.engine.vrrp.Advert;
import org.vipwarden.engine.vrrp.Backup;
import org.vipwarden.engine.vrrp.Conditions;
import org.vipwarden.engine.vrrp.Effect;
import org.vipwarden.engine.vrrp.Resigning;
import org.vipwarden.engine.vrrp.RouterEvent.AdvertHeard;
import org.vipwarden.engine.vrrp.RouterState;
import org.vipwarden.engine.vrrp.Setting;
import org.vipwarden.engine.vrrp.Standing;
import org.vipwarden.engine.vrrp.Step;

/** States, steps and adverts with one thing in them changed: what {@link PlantedFault}s are made of. */
final class Distorted {

    private Distorted() {}

    // ---- steps

    static Step staying(RouterState state) {
        return new Step(state, List.of());
    }

    static Step with(Step step, RouterState state) {
        return new Step(state, step.effects());
    }

    static Step without(Step step, Predicate<Effect> unwanted) {
        List<Effect> kept = new ArrayList<>(step.effects());
        kept.removeIf(unwanted);
        return new Step(step.state(), kept);
    }

    static Step without(Step step, Class<? extends Effect> unwanted) {
        return without(step, unwanted::isInstance);
    }

    static Step first(Effect effect, Step step) {
        List<Effect> all = new ArrayList<>(step.effects());
        all.add(0, effect);
        return new Step(step.state(), all);
    }

    static Step last(Step step, Effect effect) {
        List<Effect> all = new ArrayList<>(step.effects());
        all.add(effect);
        return new Step(step.state(), all);
    }

    /** Both steps in one. */
    static Step then(Step one, Step two) {
        List<Effect> all = new ArrayList<>(one.effects());
        all.addAll(two.effects());
        return new Step(two.state(), all);
    }

    static Step sorted(Step step, Comparator<Effect> order) {
        List<Effect> all = new ArrayList<>(step.effects());
        all.sort(order);
        return new Step(step.state(), all);
    }

    static boolean isRelease(Effect effect) {
        return effect instanceof Effect.SendAdvert send && send.priority().isRelease();
    }

    // ---- states

    static Backup downAt(Backup old, long downAt) {
        return backup(old, downAt, old.learned(), old.preemptAt());
    }

    static Backup learned(Backup old, AdvertInterval learned) {
        return backup(old, old.downAt(), learned, old.preemptAt());
    }

    static Backup preemptAt(Backup old, long preemptAt) {
        return backup(old, old.downAt(), old.learned(), preemptAt);
    }

    private static Backup backup(Backup old, long downAt, AdvertInterval learned, long preemptAt) {
        return new Backup(
                old.setting(),
                old.conditions(),
                downAt,
                old.armedAt(),
                learned,
                old.active(),
                old.rival(),
                preemptAt,
                old.expects(),
                old.ready());
    }

    static Active active(Active old, long advertAt, long renewAt, long announceAt) {
        return new Active(
                old.setting(),
                old.conditions(),
                advertAt,
                renewAt,
                announceAt,
                old.announceRepeat(),
                old.refreshAt(),
                old.answeredAt(),
                old.secondOwner(),
                old.tieUntil());
    }

    static Active unanswered(Active old) {
        return new Active(
                old.setting(),
                old.conditions(),
                old.advertAt(),
                old.renewAt(),
                old.announceAt(),
                old.announceRepeat(),
                old.refreshAt(),
                Long.MIN_VALUE,
                old.secondOwner(),
                old.tieUntil());
    }

    static Active untied(Active old, long now) {
        return new Active(
                old.setting(),
                old.conditions(),
                old.advertAt(),
                old.renewAt(),
                old.announceAt(),
                old.announceRepeat(),
                old.refreshAt(),
                old.answeredAt(),
                old.secondOwner(),
                now - 1);
    }

    static RouterState disowned(RouterState state, boolean is) {
        Conditions old = state.conditions();
        return state.with(new Conditions(
                old.linkUp(),
                old.primary(),
                old.standing(),
                old.verdictBy(),
                old.yieldUntil(),
                old.joinAt(),
                old.heldBy(),
                is));
    }

    static Resigning until(Resigning old, long until) {
        return new Resigning(old.setting(), old.conditions(), until, old.purpose());
    }

    static RouterState yieldUntil(RouterState state, long until) {
        Conditions old = state.conditions();
        return state.with(conditions(old, old.standing(), until));
    }

    static Conditions judged(Conditions old, Optional<Standing> standing) {
        return conditions(old, standing, old.yieldUntil());
    }

    private static Conditions conditions(Conditions old, Optional<Standing> standing, long yieldUntil) {
        return new Conditions(
                old.linkUp(),
                old.primary(),
                standing,
                old.verdictBy(),
                yieldUntil,
                old.joinAt(),
                old.heldBy(),
                old.disowned());
    }

    // ---- what is heard

    /** The event with an advert of another priority. */
    static AdvertHeard priority(AdvertHeard heard, Priority priority) {
        Advert old = heard.advert();
        return new AdvertHeard(
                new Advert(old.version(), old.vrid(), priority, old.interval(), old.addresses()),
                heard.source(),
                heard.beside());
    }

    // ---- numbers

    /** Whether the state machine takes this for a pause. */
    static boolean hasSlept(RouterState state, long now) {
        long interval = state.setting().definition().interval().nanos();
        long limit = activeDown(state.setting(), state.setting().definition().interval(), effective(state)) - interval;
        return state.due() != Long.MAX_VALUE && now - state.due() > limit;
    }

    static Priority base(RouterState state) {
        return state.setting().definition().priority();
    }

    static Priority effective(RouterState state) {
        return state.conditions().effective(base(state));
    }

    static long skew(Backup state, Priority priority) {
        return state.learned().skewTime(state.setting().definition().version(), priority);
    }

    static long activeDown(Setting setting, AdvertInterval interval, Priority priority) {
        return setting.definition().activeDownInterval(interval, priority);
    }
}
