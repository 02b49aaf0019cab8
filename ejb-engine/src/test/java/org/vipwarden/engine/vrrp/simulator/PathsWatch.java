package org.vipwarden.engine.vrrp.simulator;

import static org.vipwarden.engine.vrrp.simulator.RouterPlan.MILLI;

import java.util.HashMap;
import java.util.Map;
import org.vipwarden.engine.unit.VrrpVersion;
import org.vipwarden.engine.vrrp.Active;
import org.vipwarden.engine.vrrp.Backup;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.RouterEvent.AdvertHeard;

/** What is true of a peer that can be heard on two paths: it is lost only when it is silent on both. */
final class PathsWatch implements Watch {
    private static final int SILENT_INTERVALS = 3;
    /** What a packet and a node that is a little late need. */
    private static final long ARRIVAL = 20 * MILLI;

    private final Simulation world;
    /** Until when a Backup has no reason to believe that the Active is lost, in its own time. */
    private final Map<Member, Long> aliveUntil = new HashMap<>();
    /** When it last heard priority 0, in simulated time. */
    private final Map<Member, Long> releasedAt = new HashMap<>();

    PathsWatch(Simulation world) {
        this.world = world;
    }

    @Override
    public void onStart(Member member) {
        aliveUntil.remove(member);
    }

    @Override
    public void onStep(Happening what) {
        Member member = what.member();
        if (what.event() instanceof AdvertHeard heard) {
            hears(what, heard);
        }
        boolean timeout = what.transition()
                .filter(t -> t.reason().cause() == Cause.ACTIVE_TIMEOUT)
                .isPresent();
        if (what.takesOver() && timeout) {
            long alive = aliveUntil.getOrDefault(member, Long.MIN_VALUE);
            world.require(Invariant.SILENT_ON_ALL_PATHS, what.now() >= alive, what);
        }
        if (!(what.after() instanceof Backup)) {
            aliveUntil.remove(member);
        }
        if (what.before() instanceof Active && !what.paused() && !member.host.linkUp && what.leavesActive()) {
            expectRelease(member);
        }
    }

    private void hears(Happening what, AdvertHeard heard) {
        Member member = what.member();
        if (heard.advert().priority().isRelease()) {
            releasedAt.put(member, world.now());
            aliveUntil.remove(member);
        } else if (what.before() instanceof Backup) {
            long interval = member.plan().version() == VrrpVersion.V3
                    ? heard.advert().interval().nanos()
                    : member.plan().interval();
            long until = what.now() + SILENT_INTERVALS * interval;
            if (heard.advert().priority().value() >= member.effective()) {
                aliveUntil.put(member, until);
            } else {
                // It may be followed for a while, and its adverts may come faster.
                aliveUntil.computeIfPresent(member, (m, before) -> Math.min(before, until));
            }
        }
    }

    /** Its own link cannot carry it: whoever hears it hears it on the second path. */
    private void expectRelease(Member lost) {
        long since = world.now();
        world.beside().ifPresent(beside -> world.clockwork().after(ARRIVAL, () -> {
            for (Member other : lost.group.members) {
                boolean undisturbed = other != lost
                        && other.runs()
                        && Math.max(other.host.disturbedAt, other.host.wokenAt()) < since - ARRIVAL
                        && beside.troubledAt(lost.host, other.host) < since;
                if (undisturbed) {
                    long heard = releasedAt.getOrDefault(other, Long.MIN_VALUE);
                    world.require(Invariant.RELEASE_BY_THE_OTHER_PATH, heard >= since, other);
                }
            }
        }));
    }
}
