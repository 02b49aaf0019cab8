package org.vipwarden.engine.vrrp;

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
 * <p>A row that begins with blanks goes on with the one above it. A test compares this table with what the code does.
 *
 * <pre>
 * from        to          edge      when                                                              cause
 * ----------  ----------  --------  ----------------------------------------------------------------  --------------------------
 * (none)      Backup      start     the node starts and nothing is in the way (6.4.1)                 startup
 * (none)      Initialize  start     something is in the way, or the delay after the start runs        (no transition)
 * Initialize  Backup      rejoin    what was in the way is gone                                       interface-up
 *                                                                                                     primary-ip-address
 *                                                                                                     policy-cleared
 *                                   no member of the sync group keeps it from taking part any more    sync-group
 *                                   the delay after the start is over                                 startup
 * Backup      Active      takeOver  Active_Down_Timer ran out (6.4.2): the Active is silent,          master-timeout
 *                                   has sent priority 0,                                              master-released
 *                                   has a lower priority,                                             lower-priority-master
 *                                   has one and the preempt delay is over,                            preempt-hold-timeout
 *                                   or this node owns the addresses                                   owner-preempt
 *                                   another member of the sync group takes over                       sync-group
 * Backup      Initialize  drop      link, address or leave of the policy is lost                      interface-down
 *                                                                                                     no-primary-ip-address
 *                                                                                                     policy-release
 *                                   another member of the sync group cannot take part                 sync-group
 * Backup      Initialize  end       the node stops                                                    shutdown
 *                                   the instance is no longer configured                              deleted
 * Active      Backup      giveWay   a higher priority, or an equal one with a higher address (6.4.3)  higher-priority-backup
 *                                   a second owner with the lower address does not give way           second-owner
 * Active      Backup      retry     a virtual address is missing; priority 0 first                    virtual-ip-address-lost
 *                                                                                                     virtual-ip-address-refused
 * Active      Backup      leave     another member of the sync group became Backup                    sync-group
 * Active      Backup      doubt     the node did not run for Active_Down_Interval                     pause
 * Active      Initialize  fail      link, address or leave of the policy is lost; priority 0 first    interface-down
 *                                                                                                     no-primary-ip-address
 *                                                                                                     policy-release
 *                                   another member of the sync group cannot take part                 sync-group
 * Active      Resigning   resign    the node stops or is asked to step aside; priority 0              (no transition)
 * Resigning   Backup      handOver  the successor's advert is heard, after stepping aside             command
 * Resigning   Initialize  handOver  the successor's advert is heard, while stopping                   shutdown
 *                                                                                                     deleted
 * Resigning   Initialize  end       nobody came within the longest skew time, while stopping          shutdown
 *                                                                                                     deleted
 * Resigning   Active      resume    nobody came within the longest skew time, after stepping aside    (no transition)
 * Resigning   Backup      doubt     the node did not run meanwhile                                    pause
 * Resigning   Initialize  drop      link, address or leave of the policy is lost                      interface-down
 *                                                                                                     no-primary-ip-address
 *                                                                                                     policy-release
 *                                   another member of the sync group cannot take part                 sync-group
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
        if (conditions.obstacle().isPresent() || now < conditions.joinAt()) {
            return Step.by(Edge.START, before, new DropAddresses());
        }
        Step joined = rejoin(before.with(conditions.joiningAt(Long.MIN_VALUE)), Cause.STARTUP, now);
        return new Step(joined.state(), joined.effects(), Optional.of(Edge.START)).after(new DropAddresses());
    }

    /**
     * Joins as Backup for a whole Active_Down_Interval. At the start an instance with {@code state MASTER} waits for one advert only,
     * and an owner not at all; an owner that comes back waits for one advert.
     */
    static Step rejoin(Initialize from, Cause cause, long now) {
        InstanceDefinition definition = from.setting().definition();
        Conditions conditions = from.conditions().disowned(false);
        boolean starts = cause == Cause.STARTUP && definition.startsActive();
        boolean owner = definition.priority().isOwner();
        long wait = definition.activeDownInterval(definition.interval(), conditions.effective(definition.priority()));
        if (starts && owner) {
            wait = 0;
        } else if (starts || owner && cause != Cause.STARTUP) {
            wait = definition.interval().nanos() + definition.interval().skewTime(definition.version(), Priority.OWNER);
        }
        Cause expects = owner ? Cause.OWNER : Cause.ACTIVE_TIMEOUT;
        Backup next = backup(from.setting(), conditions, now, wait, definition.interval(), Optional.empty(), expects);
        return Step.by(Edge.REJOIN, next, publish(from, Role.BACKUP, reason(next, cause, "", Optional.empty(), 0)));
    }

    /** An owner that had to count as less is the owner again: whom it gave way to is gone. */
    static Step takeOver(Backup from, Cause cause, String detail, long now) {
        InstanceDefinition definition = from.setting().definition();
        AnnouncementDefinition announcement = definition.announcement();
        Active next = active(from.setting(), from.conditions().disowned(false), now);
        Optional<Peer> peer = cause == Cause.LOWER_PRIORITY_ACTIVE || cause == Cause.PREEMPT_DELAY_OVER
                ? from.rival().map(Backup.Rival::peer)
                : from.active();
        Reason reason = reason(next, cause, detail, peer, now - from.armedAt());
        return Step.by(
                Edge.TAKE_OVER,
                next,
                new SendAdvert(next.conditions().effective(definition.priority())),
                new HoldAddresses(),
                new Announce(announcement.repeat()),
                publish(from, Role.ACTIVE, reason));
    }

    static Step giveWay(Active from, Conditions conditions, Cause cause, Peer peer, AdvertInterval interval, long now) {
        Backup next = following(from, conditions, peer, interval, now);
        Reason reason = reason(from, cause, "", Optional.of(peer), 0);
        return Step.by(Edge.GIVE_WAY, next, new DropAddresses(), publish(from, Role.BACKUP, reason));
    }

    /** Comes back within one interval when it is still the best; where the kernel refused, others get their chance first. */
    static Step retry(Active from, Cause cause, String detail, long now) {
        boolean refused = cause == Cause.ADDRESS_REFUSED;
        Conditions conditions = refused ? from.conditions().yieldingUntil(now + REFUSED_PATIENCE) : from.conditions();
        Backup next = waiting(from.setting(), conditions, !refused, now);
        Reason reason = reason(from, cause, detail, Optional.empty(), 0);
        return Step.by(Edge.RETRY, next, release(), new DropAddresses(), publish(from, Role.BACKUP, reason));
    }

    /** Follows another member of the sync group, without priority 0: nobody is asked to take these addresses over. */
    static Step leave(Active from, String member, boolean briefly, long now) {
        Backup next = waiting(from.setting(), from.conditions(), briefly, now);
        Reason reason = reason(from, Cause.SYNC_GROUP, member, Optional.empty(), 0);
        return Step.by(Edge.LEAVE, next, new DropAddresses(), publish(from, Role.BACKUP, reason));
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
        return Step.by(Edge.DOUBT, next, new DropAddresses(), publish(from, Role.BACKUP, reason));
    }

    /** How long a node that did not run listens for an Active before it believes that there is none, in nanoseconds. */
    static long listeningTime(Setting setting, Conditions conditions) {
        InstanceDefinition definition = setting.definition();
        return definition.activeDownInterval(definition.interval(), conditions.effective(definition.priority()))
                - (definition.election().downTimerAdverts() - 1)
                        * definition.interval().nanos();
    }

    static Step fail(Active from, Conditions changed, Cause cause) {
        Step dropped = drop(from, changed, cause);
        return new Step(dropped.state(), dropped.effects(), Optional.of(Edge.FAIL)).after(release());
    }

    static Step drop(RouterState from, Conditions changed, Cause cause) {
        Initialize next = new Initialize(from.setting(), changed, false);
        Reason reason = reason(from.with(changed), cause, changed.detail(cause), Optional.empty(), 0);
        return left(Edge.DROP, from, next, reason);
    }

    static Step resign(Active from, Resigning.Purpose purpose, long now) {
        Resigning next = new Resigning(
                from.setting(), from.conditions(), now + from.setting().longestSkew(), purpose);
        return Step.by(Edge.RESIGN, next, release());
    }

    static Step handOver(Resigning from, Peer successor, AdvertInterval interval, long now) {
        Resigning.Purpose purpose = from.purpose();
        Reason reason = reason(from, purpose.cause(), purpose.by(), Optional.of(successor), 0);
        if (purpose.ends()) {
            Initialize next = new Initialize(from.setting(), from.conditions(), true);
            return left(Edge.HAND_OVER, from, next, reason);
        }
        Conditions yielding = from.conditions().yieldingUntil(purpose.yieldUntil());
        Backup next = following(from, yielding, successor, interval, now);
        return Step.by(Edge.HAND_OVER, next, new DropAddresses(), publish(from, Role.BACKUP, reason));
    }

    static Step resume(Resigning from, long now) {
        Active next = active(from.setting(), from.conditions(), now);
        Priority effective =
                from.conditions().effective(from.setting().definition().priority());
        return Step.by(Edge.RESUME, next, new SendAdvert(effective), new HoldAddresses());
    }

    static Step end(RouterState from, Cause cause) {
        Initialize next = new Initialize(from.setting(), from.conditions(), true);
        return left(Edge.END, from, next, reason(from, cause, "", Optional.empty(), 0));
    }

    /** To Initialize; who holds the addresses drops them. */
    private static Step left(Edge edge, RouterState from, Initialize next, Reason reason) {
        Publish publish = publish(from, Role.INITIALIZE, reason);
        return from.role() == Role.ACTIVE
                ? Step.by(edge, next, new DropAddresses(), publish)
                : Step.by(edge, next, publish);
    }

    private static Active active(Setting setting, Conditions conditions, long now) {
        AnnouncementDefinition announcement = setting.definition().announcement();
        long delay = announcement.delay().toNanos();
        long refresh = announcement.refresh().toNanos();
        Priority effective = conditions.effective(setting.definition().priority());
        return new Active(
                setting,
                conditions,
                now + setting.definition().interval().nanos(),
                setting.addressLease() ? now + setting.lease(effective).renewal() : Long.MAX_VALUE,
                delay > 0 ? now + delay : Long.MAX_VALUE,
                announcement.repeat(),
                refresh > 0 ? now + refresh : Long.MAX_VALUE,
                Long.MIN_VALUE,
                Optional.empty(),
                Long.MIN_VALUE);
    }

    private static Backup following(
            RouterState from, Conditions conditions, Peer peer, AdvertInterval interval, long now) {
        InstanceDefinition definition = from.setting().definition();
        AdvertInterval adopted = definition.version() == VrrpVersion.V3 ? interval : definition.interval();
        long wait = definition.activeDownInterval(adopted, conditions.effective(definition.priority()));
        return backup(from.setting(), conditions, now, wait, adopted, Optional.of(peer), Cause.ACTIVE_TIMEOUT);
    }

    /** Without an Active to follow: for the skew time, or for the whole Active_Down_Interval. */
    private static Backup waiting(Setting setting, Conditions conditions, boolean briefly, long now) {
        InstanceDefinition definition = setting.definition();
        Priority effective = conditions.effective(definition.priority());
        long wait = briefly
                ? definition.interval().skewTime(definition.version(), effective)
                : definition.activeDownInterval(definition.interval(), effective);
        return backup(setting, conditions, now, wait, definition.interval(), Optional.empty(), Cause.ACTIVE_TIMEOUT);
    }

    private static Backup backup(
            Setting setting,
            Conditions conditions,
            long now,
            long wait,
            AdvertInterval learned,
            Optional<Peer> active,
            Cause expects) {
        return new Backup(setting, conditions, now + wait, now, learned, active, Optional.empty(), 0, expects, false);
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
