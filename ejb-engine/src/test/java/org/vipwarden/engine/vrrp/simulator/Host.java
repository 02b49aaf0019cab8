package org.vipwarden.engine.vrrp.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.vipwarden.engine.unit.Ipv4;

/**
 * A machine with one process, which may be dead or may not get the processor, and one link. It runs its virtual routers as the loop
 * of production does: the kernel's reports first, then packets, then mail, then whatever timer is due.
 */
final class Host {
    private static final int TIMERS_AT_ONCE = 20;
    private static final int SOCKET_BUFFER = 200;

    final int index;
    final Ipv4 address;
    /** On the second path; the order of the hosts is the other way round there. */
    final Ipv4 beside;

    final List<Member> members = new ArrayList<>();
    boolean linkUp = true;
    boolean hasAddress = true;
    /** When something last happened to it that others may have felt. */
    long disturbedAt;

    private final Simulation world;
    private final long clockOffset;
    private long wallOffset;
    private boolean alive;
    private boolean frozen;
    private long ranUntil;
    private long wokenAt;
    private long sleptFor;
    private final Deque<Runnable> reports = new ArrayDeque<>();
    private final Deque<Runnable> packets = new ArrayDeque<>();
    private final Deque<Runnable> mail = new ArrayDeque<>();

    Host(Simulation world, int index, long clockOffset) {
        this.world = world;
        this.index = index;
        this.address = new Ipv4(0x0A000001 + index);
        this.beside = new Ipv4(0x0A0500C8 - index);
        this.clockOffset = clockOffset;
    }

    // ---- its clocks

    long local() {
        return world.now() + clockOffset;
    }

    Moment moment() {
        return new Moment(local(), local() + wallOffset);
    }

    /** Simulated time of a time of this node. */
    long worldTime(long local) {
        return local - clockOffset;
    }

    void setWallClock(long jump) {
        wallOffset += jump;
    }

    // ---- its process

    boolean isAlive() {
        return alive;
    }

    boolean isFrozen() {
        return frozen;
    }

    boolean runs() {
        return alive && !frozen;
    }

    /** When it last ran; now, when it runs. */
    long ranUntil() {
        return runs() ? world.now() : ranUntil;
    }

    /** When it last woke, and for how long it had not run then. */
    long wokenAt() {
        return wokenAt;
    }

    long sleptFor() {
        return sleptFor;
    }

    void start() {
        alive = true;
        frozen = false;
        sleptFor = 0;
        disturbedAt = world.now();
        members.forEach(Member::start);
        runTimers();
    }

    /** The process is gone; the kernel keeps its addresses for the rest of their lease. */
    void die() {
        end();
        disturbedAt = world.now();
    }

    private void end() {
        ranUntil = ranUntil();
        alive = false;
        frozen = false;
        reports.clear();
        packets.clear();
        mail.clear();
        members.forEach(Member::die);
    }

    void freeze() {
        members.forEach(Member::fallAsleep);
        ranUntil = world.now();
        frozen = true;
        disturbedAt = world.now();
    }

    void wake() {
        frozen = false;
        wokenAt = world.now();
        sleptFor = world.now() - ranUntil;
        disturbedAt = world.now();
        drain(reports);
        drain(packets);
        drain(mail);
        runTimers();
    }

    private void drain(Deque<Runnable> queue) {
        while (alive && !queue.isEmpty()) {
            queue.poll().run();
        }
    }

    /** The kernel reports something. */
    void report(Runnable action) {
        take(reports, action);
    }

    /** A packet has arrived. */
    void packet(Runnable action) {
        if (packets.size() < SOCKET_BUFFER) {
            take(packets, action);
        }
    }

    /** A verdict or a command. */
    void mail(Runnable action) {
        take(mail, action);
    }

    private void take(Deque<Runnable> queue, Runnable action) {
        if (frozen) {
            queue.add(action);
        } else if (alive) {
            action.run();
            runTimers();
        }
    }

    void runTimers() {
        if (!runs()) {
            return;
        }
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            int times = 0;
            while (runs() && member.isDue() && times++ < TIMERS_AT_ONCE) {
                member.runTimer();
            }
            world.require(Invariant.NO_TIMER_IN_THE_PAST, times < TIMERS_AT_ONCE, member);
        }
    }

    /** The process ends when its last virtual router has. */
    void exitWhenEnded() {
        if (alive && members.stream().allMatch(Member::isEnded)) {
            end();
            world.chaos().restartLater(this);
        }
    }

    // ---- its link

    void setLink(boolean up, boolean address) {
        linkUp = up;
        hasAddress = address;
        disturbedAt = world.now();
        report(() -> members.forEach(Member::recheckLink));
    }

    @Override
    public String toString() {
        return "n" + (index + 1);
    }
}
