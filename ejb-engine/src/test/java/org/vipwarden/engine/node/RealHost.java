package org.vipwarden.engine.node;

import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.vipwarden.engine.kit.NetworkNamespace;
import org.vipwarden.engine.linux.LinuxKernel;
import org.vipwarden.engine.node.LoopReport.RoleChanged;
import org.vipwarden.engine.node.LoopReport.Trouble;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.Setting;
import org.vipwarden.engine.vrrp.Standing;

/** A loop on the real kernel of a namespace. */
final class RealHost {
    final Queue<LoopReport> reports = new ConcurrentLinkedQueue<>();
    final Loop loop;
    final Thread thread;

    RealHost(NetworkNamespace where, Setting... settings) {
        loop = where.run(() -> new Loop(new LinuxKernel(), InstantSource.system(), reports::add));
        // A thread is born into the network namespace of the one that starts it.
        thread = where.run(() -> {
            Thread runner = new Thread(loop, "loop");
            runner.start();
            return runner;
        });
        loop.post(roster -> {
            roster.start(List.of(settings));
            roster.published().forEach(router -> roster.verdict(router.name(), Standing.CLEAR));
        });
    }

    boolean is(String router, Role role) {
        return loop.roster().published().stream()
                .anyMatch(r -> r.name().equals(router) && r.state().role() == role);
    }

    long changes() {
        return reports.stream().filter(RoleChanged.class::isInstance).count();
    }

    List<Trouble> troubles() {
        return reports.stream()
                .filter(Trouble.class::isInstance)
                .map(Trouble.class::cast)
                .toList();
    }

    void end() throws InterruptedException {
        loop.post(roster -> roster.published().forEach(r -> roster.stop(r.name(), Cause.DELETED)));
        loop.stopWhenEmpty();
        thread.join(5000);
    }
}
