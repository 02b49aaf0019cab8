package org.vipwarden.engine.vrrp;

import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.config.model.AnnouncementDefinition;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.unit.AdvertInterval;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.unit.VrrpVersion;
import org.vipwarden.engine.vrrp.Effect.Announce;
import org.vipwarden.engine.vrrp.Effect.DropAddresses;
import org.vipwarden.engine.vrrp.Effect.HoldAddresses;
import org.vipwarden.engine.vrrp.Effect.Publish;
import org.vipwarden.engine.vrrp.Effect.SendAdvert;

/**
 * Every change from one state to another; nothing else makes one.
 *
 * <pre>
 * from        to          edge      when                                                             cause
 * ----------  ----------  --------  ---------------------------------------------------------------  ----------------------------
 * (none)      Backup      start     the node starts and nothing is in the way (6.4.1)                startup
 * (none)      Initialize  start     the node starts without link, address or leave of the policy     (no transition)
 * Initialize  Backup      rejoin    what was in the way is gone                                      interface-up, ...
 * Backup      Active      takeOver  Active_Down_Timer ran out (6.4.2)                                master-timeout, ...
 * Backup      Initialize  drop      link, address or leave of the policy is lost                     interface-down, ...
 * Backup      Initialize  end       the node stops                                                   shutdown, deleted
 * Active      Backup      giveWay   a higher priority, or an equal one with a higher address (6.4.3) higher-priority-backup
 * Active      Backup      retry     a virtual address is missing                                     virtual-ip-address-...
 * Active      Backup      doubt     the node did not run for Active_Down_Interval                    pause
 * Active      Initialize  fail      link, address or leave of the policy is lost; priority 0 first   interface-down, ...
 * Active      Resigning   resign    the node stops or is asked to step aside; priority 0             (no transition yet)
 * Resigning   Backup      handOver  the successor's advert is heard, after stepping aside            command
 * Resigning   Initialize  handOver  the successor's advert is heard, while stopping                  shutdown, deleted
 * Resigning   Initialize  end       nobody came within the longest skew time, while stopping         shutdown, deleted
 * Resigning   Active      resume    nobody came within the longest skew time, after stepping aside   (no transition)
 * Resigning   Backup      doubt     the node did not run meanwhile                                   pause
 * Resigning   Initialize  drop      link, address or leave of the policy is lost                     interface-down, ...
 * </pre>
 *
 * <p>Section numbers are those of RFC 9568.
 */
final class Edges {
    /** How long a node whose kernel refuses an address leaves the addresses to others before it tries again. */
    private static final long REFUSED_PATIENCE = 30_000_000_000L;

    private Edges() {}

    static Step start(Setting setting, Conditions conditions, long now) {
        Initialize before = new Initialize(setting, conditions, false);
        if (conditions.obstacle().isPresent()) {
            return Step.stay(before, new DropAddresses());
        }
        return rejoin(before, Cause.STARTUP, now).after(new DropAddresses());
    }

    /** Joins as Backup. An owner, and at the start an instance with {@code state MASTER}, do not wait for the whole interval. */
    static Step rejoin(Initialize from, Cause cause, long now) {
        InstanceDefinition definition = from.setting().definition();
        Priority effective = from.conditions().effective(definition.priority());
        long wait = definition.activeDownInterval(definition.interval(), effective);
        Cause expects = Cause.ACTIVE_TIMEOUT;
        if (definition.priority().isOwner()) {
            wait = 0;
            expects = Cause.OWNER;
        } else if (cause == Cause.STARTUP && definition.startsActive()) {
            wait = definition.interval().nanos() + definition.interval().skewTime(definition.version(), Priority.OWNER);
        }
        Backup next =
                backup(from.setting(), from.conditions(), now, wait, definition.interval(), Optional.empty(), expects);
        return Step.stay(next, publish(from, Role.BACKUP, reason(from, cause, "", Optional.empty(), 0)));
    }

    static Step takeOver(Backup from, long now) {
        InstanceDefinition definition = from.setting().definition();
        AnnouncementDefinition announcement = definition.announcement();
        Active next = active(from.setting(), from.conditions(), now);
        Cause cause = from.expects();
        Optional<Peer> peer = cause == Cause.LOWER_PRIORITY_ACTIVE || cause == Cause.PREEMPT_DELAY_OVER
                ? from.rival()
                : from.active();
        Reason reason = reason(from, cause, "", peer, now - from.armedAt());
        return new Step(
                next,
                List.of(
                        new SendAdvert(next.conditions().effective(definition.priority())),
                        new HoldAddresses(),
                        new Announce(announcement.repeat()),
                        publish(from, Role.ACTIVE, reason)));
    }

    static Step giveWay(Active from, Peer peer, AdvertInterval interval, long now) {
        Backup next = following(from, from.conditions(), peer, interval, now);
        Reason reason = reason(from, Cause.HIGHER_PRIORITY, "", Optional.of(peer), 0);
        return Step.stay(next, new DropAddresses(), publish(from, Role.BACKUP, reason));
    }

    /** Comes back within one interval when it is still the best; where the kernel refused, others get their chance first. */
    static Step retry(Active from, Cause cause, String detail, long now) {
        InstanceDefinition definition = from.setting().definition();
        Priority effective = from.conditions().effective(definition.priority());
        boolean refused = cause == Cause.ADDRESS_REFUSED;
        long wait = refused
                ? definition.activeDownInterval(definition.interval(), effective)
                : definition.interval().skewTime(definition.version(), effective);
        Conditions conditions = refused ? from.conditions().yieldingUntil(now + REFUSED_PATIENCE) : from.conditions();
        Backup next = backup(
                from.setting(), conditions, now, wait, definition.interval(), Optional.empty(), Cause.ACTIVE_TIMEOUT);
        Reason reason = reason(from, cause, detail, Optional.empty(), 0);
        return Step.stay(next, release(), new DropAddresses(), publish(from, Role.BACKUP, reason));
    }

    /** Sends nothing: what this node believes is too old. */
    static Step doubt(RouterState from, long paused, long now) {
        InstanceDefinition definition = from.setting().definition();
        long wait = listeningTime(from.setting(), from.conditions());
        Backup next = backup(
                from.setting(),
                from.conditions(),
                now,
                wait,
                definition.interval(),
                Optional.empty(),
                Cause.ACTIVE_TIMEOUT);
        Reason reason = reason(from, Cause.PAUSE, "", Optional.empty(), paused);
        return Step.stay(next, new DropAddresses(), publish(from, Role.BACKUP, reason));
    }

    /** How long a node that did not run listens for an Active before it believes that there is none, in nanoseconds. */
    static long listeningTime(Setting setting, Conditions conditions) {
        InstanceDefinition definition = setting.definition();
        return definition.activeDownInterval(definition.interval(), conditions.effective(definition.priority()))
                - (definition.election().downTimerAdverts() - 1)
                        * definition.interval().nanos();
    }

    static Step fail(Active from, Conditions changed, Cause cause) {
        return drop(from, changed, cause, "").after(release());
    }

    static Step drop(RouterState from, Conditions changed, Cause cause, String detail) {
        Initialize next = new Initialize(from.setting(), changed, false);
        Publish publish =
                publish(from, Role.INITIALIZE, reason(from.with(changed), cause, detail, Optional.empty(), 0));
        return from.role() == Role.ACTIVE ? Step.stay(next, new DropAddresses(), publish) : Step.stay(next, publish);
    }

    static Step resign(Active from, Resigning.Purpose purpose, long now) {
        Resigning next = new Resigning(
                from.setting(), from.conditions(), now + from.setting().longestSkew(), purpose);
        return Step.stay(next, release());
    }

    static Step handOver(Resigning from, Peer successor, AdvertInterval interval, long now) {
        Resigning.Purpose purpose = from.purpose();
        Reason reason = reason(from, purpose.cause(), purpose.by(), Optional.of(successor), 0);
        if (purpose.ends()) {
            Initialize next = new Initialize(from.setting(), from.conditions(), true);
            return Step.stay(next, new DropAddresses(), publish(from, Role.INITIALIZE, reason));
        }
        Conditions yielding = from.conditions().yieldingUntil(purpose.yieldUntil());
        Backup next = following(from, yielding, successor, interval, now);
        return Step.stay(next, new DropAddresses(), publish(from, Role.BACKUP, reason));
    }

    static Step resume(Resigning from, long now) {
        Active next = active(from.setting(), from.conditions(), now);
        Priority effective =
                from.conditions().effective(from.setting().definition().priority());
        return Step.stay(next, new SendAdvert(effective), new HoldAddresses());
    }

    static Step end(RouterState from, Cause cause) {
        Initialize next = new Initialize(from.setting(), from.conditions(), true);
        Publish publish = publish(from, Role.INITIALIZE, reason(from, cause, "", Optional.empty(), 0));
        return from.role() == Role.ACTIVE ? Step.stay(next, new DropAddresses(), publish) : Step.stay(next, publish);
    }

    private static Active active(Setting setting, Conditions conditions, long now) {
        AnnouncementDefinition announcement = setting.definition().announcement();
        long delay = announcement.delay().toNanos();
        long refresh = announcement.refresh().toNanos();
        return new Active(
                setting,
                conditions,
                now + setting.definition().interval().nanos(),
                setting.addressLease() ? now + setting.renewal() : Long.MAX_VALUE,
                delay > 0 ? now + delay : Long.MAX_VALUE,
                announcement.repeat(),
                refresh > 0 ? now + refresh : Long.MAX_VALUE);
    }

    private static Backup following(
            RouterState from, Conditions conditions, Peer peer, AdvertInterval interval, long now) {
        InstanceDefinition definition = from.setting().definition();
        AdvertInterval adopted = definition.version() == VrrpVersion.V3 ? interval : definition.interval();
        long wait = definition.activeDownInterval(adopted, conditions.effective(definition.priority()));
        return backup(from.setting(), conditions, now, wait, adopted, Optional.of(peer), Cause.ACTIVE_TIMEOUT);
    }

    private static Backup backup(
            Setting setting,
            Conditions conditions,
            long now,
            long wait,
            AdvertInterval learned,
            Optional<Peer> active,
            Cause expects) {
        return new Backup(setting, conditions, now + wait, now, learned, active, Optional.empty(), 0, expects);
    }

    private static SendAdvert release() {
        return new SendAdvert(Priority.RELEASE);
    }

    private static Reason reason(RouterState state, Cause cause, String detail, Optional<Peer> peer, long waited) {
        Priority base = state.setting().definition().priority();
        Conditions conditions = state.conditions();
        return new Reason(
                cause,
                detail,
                peer,
                base,
                conditions.effective(base),
                waited,
                conditions.verdict().grounds());
    }

    private static Publish publish(RouterState from, Role to, Reason reason) {
        InstanceDefinition definition = from.setting().definition();
        return new Publish(new Transition(definition.name(), definition.vrid(), from.role(), to, reason));
    }
}
