package org.vipwarden.engine.vrrp.simulator;

import static org.vipwarden.engine.vrrp.simulator.RouterPlan.MILLI;
import static org.vipwarden.engine.vrrp.simulator.RouterPlan.SECOND;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.vipwarden.engine.unit.VrrpVersion;
import org.vipwarden.engine.vrrp.RouterEvent;
import org.vipwarden.engine.vrrp.Standing;

/** What the policy decides, or does not, and what an administrator asks for. */
final class PolicyFaults {
    private final Simulation world;
    private final Random random;

    PolicyFaults(Simulation world, Random random) {
        this.world = world;
        this.random = random;
    }

    /** The first verdict: soon, late, or never. */
    void first(Member member) {
        if (world.chaos().uses(FaultKind.VERDICT_PREEMPT_DELAY)
                && !world.chaos().isCalm()
                && random.nextInt(3) == 0) {
            world.chaos().count(FaultKind.VERDICT_PREEMPT_DELAY);
            member.opinion = changed(member.opinion, FaultKind.VERDICT_PREEMPT_DELAY);
        }
        boolean never = world.chaos().uses(FaultKind.VERDICT_NEVER) && random.nextInt(4) == 0;
        boolean late = world.chaos().uses(FaultKind.VERDICT_LATE) && random.nextInt(4) == 0;
        if (never && !world.chaos().isCalm()) {
            world.chaos().count(FaultKind.VERDICT_NEVER);
        } else if (late && !world.chaos().isCalm()) {
            world.chaos().count(FaultKind.VERDICT_LATE);
            say(member, SECOND / 4 + random.nextLong(6 * SECOND));
        } else {
            say(member, random.nextLong(150 * MILLI));
        }
    }

    /** Has the policy's opinion of that time told to the router after a while, if it is the same process by then. */
    private void say(Member member, long delay) {
        long process = member.startedAt();
        world.clockwork()
                .after(
                        delay,
                        () -> member.host.mail(() -> {
                            if (member.startedAt() == process) {
                                member.verdict(member.opinion);
                            }
                        }));
    }

    void decide(FaultKind kind, Host host) {
        Member member = host.members.get(random.nextInt(host.members.size()));
        if (member.told().isEmpty()) {
            return;
        }
        world.chaos().count(kind);
        member.opinion = changed(member.opinion, kind);
        say(member, random.nextLong(200 * MILLI));
    }

    private Standing changed(Standing old, FaultKind kind) {
        boolean set = random.nextInt(3) > 0;
        int adjustment = kind == FaultKind.VERDICT_PRIORITY ? random.nextInt(160) - 80 : old.adjustment();
        Duration delay = kind == FaultKind.VERDICT_PREEMPT_DELAY ? delay(set) : old.preemptDelay();
        List<String> hold =
                kind == FaultKind.VERDICT_HOLD_OFF ? reason(!old.holdOff().isEmpty()) : old.holdOff();
        List<String> release =
                kind == FaultKind.VERDICT_RELEASE ? reason(!old.release().isEmpty()) : old.release();
        return new Standing(adjustment, delay, hold, release, List.of());
    }

    private Duration delay(boolean set) {
        return set
                ? Duration.ofNanos(SECOND / 2 + random.nextLong(Chaos.LONGEST_PREEMPT_DELAY - SECOND / 2))
                : Duration.ZERO;
    }

    private static List<String> reason(boolean takeBack) {
        return takeBack ? List.of() : List.of("the simulator says so");
    }

    void stepAside() {
        Group group = world.groups().get(random.nextInt(world.groups().size()));
        for (Member member : group.members) {
            if (member.isActive()) {
                long stayAway = 2 * SECOND + random.nextLong(10 * SECOND);
                member.host.mail(() -> {
                    if (member.isActive()) {
                        world.chaos().count(FaultKind.STEP_ASIDE);
                        member.feed(new RouterEvent.StepAside(member.host.local() + stayAway, "op"));
                        sometimesReload(member);
                    }
                });
                return;
            }
        }
    }

    /** An administrator in a hurry: a reload while the hand-over is under way. */
    private void sometimesReload(Member member) {
        if (world.chaos().uses(FaultKind.RELOAD) && random.nextInt(3) == 0) {
            world.clockwork().after(random.nextLong(200 * MILLI), () -> reloadWithPriority(member));
        }
    }

    private void reloadWithPriority(Member member) {
        RouterPlan plan = member.filed();
        reload(member, plan.isOwner() ? plan : plan.withPriority(20 + random.nextInt(230)));
    }

    /** Another priority, preemption or interval; the interval of version 2 changes on all nodes at once. */
    void reload() {
        Group group = world.groups().get(random.nextInt(world.groups().size()));
        Member member = group.members.get(random.nextInt(group.members.size()));
        RouterPlan plan = member.filed();
        switch (random.nextInt(3)) {
            case 0 -> reloadWithPriority(member);
            case 1 -> reload(member, plan.withPreempt(!plan.preempt()));
            default -> changeInterval(group, member);
        }
    }

    private void changeInterval(Group group, Member member) {
        if (member.filed().version() == VrrpVersion.V3) {
            reload(member, member.filed().withInterval(10 + random.nextInt(140)));
            return;
        }
        int seconds = 1 + random.nextInt(3);
        group.members.forEach(m -> reload(m, m.filed().withInterval(seconds * 100)));
    }

    private void reload(Member member, RouterPlan next) {
        member.file(next);
        member.host.mail(() -> {
            world.chaos().count(FaultKind.RELOAD);
            world.trace()
                    .note(
                            world.now(),
                            next.priority() * 10_000L + next.centiseconds(),
                            () -> member + " is reloaded: " + next);
            member.reload(next);
        });
    }

    /** Takes back what forbids and what delays; what changes a priority stays. */
    void mend() {
        for (Group group : world.groups()) {
            for (Member member : group.members) {
                Standing old = member.opinion;
                member.opinion = new Standing(old.adjustment(), Duration.ZERO, List.of(), List.of(), List.of());
                if (member.told().isPresent()) {
                    say(member, 0);
                }
            }
        }
    }
}
