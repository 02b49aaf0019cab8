package org.vipwarden.engine.vrrp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vipwarden.engine.vrrp.Effect.Announce;
import org.vipwarden.engine.vrrp.RouterEvent.AddressMissing;
import org.vipwarden.engine.vrrp.RouterEvent.AdvertHeard;
import org.vipwarden.engine.vrrp.RouterEvent.GroupHeld;
import org.vipwarden.engine.vrrp.RouterEvent.GroupOrdered;

/**
 * A {@code vrrp_sync_group}: virtual routers that are Active together or not at all. A function of the members' states, as pure as
 * {@link VirtualRouter}; the rules are keepalived's:
 *
 * <ul>
 *   <li>A member whose timer runs out becomes Active when every other one would too, and then all do; else it waits on, ready.
 *   <li>A member that becomes Backup takes those that are Active with it, without priority 0. After the loss of an address all try
 *       again within their skew time.
 *   <li>A member that cannot take part keeps all others from it; those that are Active send priority 0.
 *   <li>When all can take part again, all join as Backup.
 *   <li>A member that announces its addresses because of a lower-priority Active has the others announce theirs.
 * </ul>
 *
 * <p>A member that hands over on purpose goes on until its own successor speaks, whatever the others do: only so no address has a gap.
 * One that has been stopped no longer counts.
 */
public final class SyncGroup {
    private final Map<String, RouterState> states;
    private final long now;
    private final List<Move> moves = new ArrayList<>();

    private SyncGroup(Map<String, RouterState> members, long now) {
        this.states = new LinkedHashMap<>(members);
        this.now = now;
    }

    /** What a member does. */
    public record Move(String member, Step step) {}

    /**
     * What an event at one member makes of all.
     *
     * @param members every member's state by its name, in the order of the group
     * @return steps to be taken in order; the first is that of the member itself
     */
    public static List<Move> on(Map<String, RouterState> members, String at, RouterEvent event, long now) {
        SyncGroup group = new SyncGroup(members, now);
        group.feed(at, event);
        return group.moves;
    }

    /** The member that keeps another from taking part: the first of the others that lacks something itself. */
    public static Optional<String> holderOf(Map<String, Conditions> members, String other) {
        return members.entrySet().stream()
                .filter(m -> !m.getKey().equals(other))
                .filter(m -> m.getValue().ownObstacle().isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The role of the whole group; empty when all members have been stopped. */
    public static Optional<Role> role(Map<String, RouterState> members) {
        List<Role> roles = members.values().stream()
                .filter(state -> !isEnded(state))
                .map(RouterState::role)
                .toList();
        if (roles.isEmpty()) {
            return Optional.empty();
        }
        if (roles.contains(Role.INITIALIZE)) {
            return Optional.of(Role.INITIALIZE);
        }
        return Optional.of(roles.contains(Role.BACKUP) ? Role.BACKUP : Role.ACTIVE);
    }

    private static boolean isEnded(RouterState state) {
        return state instanceof Initialize initialize && initialize.ended();
    }

    private void feed(String at, RouterEvent event) {
        RouterState before = states.get(at);
        Step step = VirtualRouter.on(before, event, now);
        if (step.edge().equals(Optional.of(Edge.TAKE_OVER)) && !takesAlong(at)) {
            take(at, VirtualRouter.on(before, new GroupOrdered(GroupOrder.WAIT, ""), now));
            return;
        }
        take(at, step);
        if (step.edge().equals(Optional.of(Edge.TAKE_OVER))) {
            others(at).forEach(other -> order(other, GroupOrder.TAKE, at));
        }
        announceTogether(at, before, event, step);
        holdBack();
        keepTogether(at, before, event);
    }

    /** Whoever is led astray by a lower-priority Active on one member's network may be so on the others' too. */
    private void announceTogether(String at, RouterState before, RouterEvent event, Step step) {
        if (before instanceof Active && step.state() instanceof Active && event instanceof AdvertHeard) {
            step.effects().stream().filter(Announce.class::isInstance).forEach(announce -> others(at).stream()
                    .filter(other -> states.get(other) instanceof Active)
                    .forEach(other -> take(other, Step.stay(states.get(other), announce))));
        }
    }

    /** Whether every other member is Active or would become so now. */
    private boolean takesAlong(String at) {
        return others(at).stream()
                .allMatch(other -> VirtualRouter.on(states.get(other), new GroupOrdered(GroupOrder.TAKE, at), now)
                                .state()
                                .role()
                        == Role.ACTIVE);
    }

    /** One that cannot take part keeps the others from it, for as long as that lasts. */
    private void holdBack() {
        Map<String, Conditions> conditions = new LinkedHashMap<>();
        states.forEach((name, state) -> {
            if (!isEnded(state)) {
                conditions.put(name, state.conditions());
            }
        });
        for (String name : conditions.keySet()) {
            Optional<String> holder = holderOf(conditions, name);
            if (!holder.equals(states.get(name).conditions().heldBy())) {
                take(name, VirtualRouter.on(states.get(name), new GroupHeld(holder), now));
            }
        }
    }

    /** After a member has left Active, or has come back to it when others had handed over, none of the others stays alone. */
    private void keepTogether(String at, RouterState before, RouterEvent event) {
        RouterState after = states.get(at);
        if (before.role() == Role.ACTIVE && after instanceof Backup) {
            boolean briefly = event instanceof AddressMissing missing && missing.cause() == Cause.ADDRESS_LOST;
            GroupOrder order = briefly ? GroupOrder.LEAVE_BRIEFLY : GroupOrder.LEAVE;
            others(at).forEach(other -> order(other, order, at));
        } else if (before instanceof Resigning && after instanceof Active) {
            others(at).stream()
                    .filter(other -> states.get(other) instanceof Backup)
                    .findFirst()
                    .ifPresent(other -> order(at, GroupOrder.LEAVE, other));
        }
    }

    private void order(String member, GroupOrder order, String because) {
        Step step = VirtualRouter.on(states.get(member), new GroupOrdered(order, because), now);
        if (step.edge().isPresent()) {
            take(member, step);
        }
    }

    private void take(String member, Step step) {
        states.put(member, step.state());
        moves.add(new Move(member, step));
    }

    private List<String> others(String at) {
        return states.keySet().stream()
                .filter(name -> !name.equals(at) && !isEnded(states.get(name)))
                .toList();
    }
}
