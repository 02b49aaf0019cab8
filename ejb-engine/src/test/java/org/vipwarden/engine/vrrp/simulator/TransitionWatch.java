package org.vipwarden.engine.vrrp.simulator;

import static org.vipwarden.engine.vrrp.Role.ACTIVE;
import static org.vipwarden.engine.vrrp.Role.BACKUP;
import static org.vipwarden.engine.vrrp.Role.INITIALIZE;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vipwarden.engine.vrrp.Active;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Effect;
import org.vipwarden.engine.vrrp.Initialize;
import org.vipwarden.engine.vrrp.Peer;
import org.vipwarden.engine.vrrp.Reason;
import org.vipwarden.engine.vrrp.Resigning;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.RouterEvent;
import org.vipwarden.engine.vrrp.RouterEvent.AdvertHeard;
import org.vipwarden.engine.vrrp.RouterState;
import org.vipwarden.engine.vrrp.Transition;

/** What is said about changes of role. */
final class TransitionWatch implements Watch {
    private static final Set<Cause> OBSTACLES =
            EnumSet.of(Cause.INTERFACE_DOWN, Cause.NO_PRIMARY_ADDRESS, Cause.POLICY_RELEASE);
    private static final Set<Cause> ENDS = EnumSet.of(Cause.SHUTDOWN, Cause.DELETED);
    private static final Set<Cause> JOINS =
            EnumSet.of(Cause.STARTUP, Cause.INTERFACE_UP, Cause.PRIMARY_ADDRESS, Cause.POLICY_CLEARED);
    private static final Set<Cause> TAKEOVERS = EnumSet.of(
            Cause.ACTIVE_TIMEOUT,
            Cause.ACTIVE_RELEASED,
            Cause.LOWER_PRIORITY_ACTIVE,
            Cause.PREEMPT_DELAY_OVER,
            Cause.OWNER);
    private static final Set<Cause> WAYS_BACK = EnumSet.of(
            Cause.HIGHER_PRIORITY,
            Cause.SECOND_OWNER,
            Cause.ADDRESS_LOST,
            Cause.ADDRESS_REFUSED,
            Cause.PAUSE,
            Cause.COMMAND);

    private final Simulation world;
    private final Map<Member, Role> roles = new HashMap<>();

    TransitionWatch(Simulation world) {
        this.world = world;
    }

    @Override
    public void onStart(Member member) {
        roles.put(member, INITIALIZE);
    }

    @Override
    public void onStep(Happening what) {
        Role role = what.before().role();
        for (Effect effect : what.step().effects()) {
            if (effect instanceof Effect.Publish publish) {
                Transition transition = publish.transition();
                boolean change = transition.from() == role && transition.to() != role;
                world.require(Invariant.CHANGE_IS_TOLD, change, what);
                role = transition.to();
                checkReason(what, transition);
            }
        }
        world.require(Invariant.CHANGE_IS_TOLD, role == what.after().role(), what);
        world.require(Invariant.EDGE_IS_IN_THE_TABLE, mayFollow(what.before(), what.after()), what);
    }

    /** The states that one step may join; what becomes of a role is checked where it is told. */
    private static boolean mayFollow(RouterState before, RouterState after) {
        if (after instanceof Active) {
            return !(before instanceof Initialize);
        }
        return !(after instanceof Resigning) || before.role() == ACTIVE;
    }

    @Override
    public void onTransition(Member member, Transition transition) {
        world.require(Invariant.CHAIN_IS_WHOLE, transition.from() == roles.get(member), transition);
        roles.put(member, transition.to());
        world.require(Invariant.EDGE_IS_IN_THE_TABLE, isInTheTable(transition), transition);
    }

    /** The table of {@code Edges}, as it is seen from outside: role before, role after, cause. */
    private static boolean isInTheTable(Transition transition) {
        Cause cause = transition.reason().cause();
        boolean leaves = OBSTACLES.contains(cause) || ENDS.contains(cause);
        return switch (transition.from()) {
            case INITIALIZE -> transition.to() == BACKUP && JOINS.contains(cause);
            case BACKUP -> transition.to() == ACTIVE ? TAKEOVERS.contains(cause) : leaves;
            case ACTIVE -> transition.to() == BACKUP ? WAYS_BACK.contains(cause) : leaves;
        };
    }

    private void checkReason(Happening what, Transition transition) {
        Reason reason = transition.reason();
        Member member = what.member();
        boolean beforeTheEvent = reason.cause() == Cause.PAUSE || reason.cause() == Cause.SECOND_OWNER;
        boolean priorities = beforeTheEvent
                || reason.base().value() == member.plan().priority()
                        && reason.effective().value() == member.effective();
        boolean peer = reason.peer().equals(peer(what, reason));
        world.require(Invariant.REASON_IS_TRUE, priorities && peer && fits(what, reason.cause()), what);
    }

    /** The peer that must be named; where only the past knows it, the one that is. */
    private static Optional<Peer> peer(Happening what, Reason reason) {
        boolean takeover = TAKEOVERS.contains(reason.cause());
        if (takeover) {
            boolean known = reason.cause() == Cause.ACTIVE_TIMEOUT || reason.cause() == Cause.OWNER;
            return known || reason.peer().isPresent()
                    ? reason.peer()
                    : Optional.of(new Peer(what.member().host.address, reason.base()));
        }
        boolean byAdvert = what.event() instanceof AdvertHeard && reason.cause() != Cause.PAUSE;
        return byAdvert
                ? Optional.of(new Peer(
                        ((AdvertHeard) what.event()).source(),
                        ((AdvertHeard) what.event()).advert().priority()))
                : Optional.empty();
    }

    /** Whether the event can have had this cause for a consequence. */
    private static boolean fits(Happening what, Cause cause) {
        RouterEvent event = what.event();
        return switch (cause) {
            case HIGHER_PRIORITY, SECOND_OWNER, COMMAND -> event instanceof AdvertHeard;
            case ACTIVE_TIMEOUT, ACTIVE_RELEASED, LOWER_PRIORITY_ACTIVE, PREEMPT_DELAY_OVER, OWNER ->
                event instanceof RouterEvent.TimerDue;
            case INTERFACE_UP, INTERFACE_DOWN, NO_PRIMARY_ADDRESS, PRIMARY_ADDRESS ->
                event instanceof RouterEvent.LinkChanged || event instanceof RouterEvent.VerdictGiven;
            case POLICY_RELEASE, POLICY_CLEARED ->
                event instanceof RouterEvent.VerdictGiven || event instanceof RouterEvent.LinkChanged;
            case ADDRESS_LOST, ADDRESS_REFUSED ->
                event instanceof RouterEvent.AddressMissing missing && missing.cause() == cause;
            case PAUSE -> what.paused();
            case SHUTDOWN, DELETED -> what.member().wasStopped();
            default -> false;
        };
    }
}
