package org.vipwarden.engine.node;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.vipwarden.engine.config.model.Attachment;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.Tracking;
import org.vipwarden.engine.linux.memory.MemoryKernel;
import org.vipwarden.engine.linux.memory.MemoryNetwork;
import org.vipwarden.engine.node.LoopReport.RoleChanged;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.Setting;
import org.vipwarden.engine.vrrp.Standing;

/**
 * Takeovers that nobody sees: one of the node's own virtual routers, on a host in memory, loses its link and takes over again, as
 * often as it takes until the JVM has compiled that way. A node meets its first real takeover after months of waiting, and would
 * else run it for the first time.
 *
 * <p>It touches nothing of the real node, and takes some tenths of a second of a thread that has nothing else to do.
 */
final class Rehearsal {
    /** A method is compiled when it has been called 200 times (JDK 17 to 25, {@code Tier3InvocationThreshold}). */
    static final int TAKEOVERS = 250;

    private static final Logger LOG = System.getLogger(Rehearsal.class.getName());
    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final Duration HAND_OVER = Duration.ofMinutes(1);

    private final MemoryNetwork network = new MemoryNetwork();
    private final MemoryKernel host = network.host("rehearsal");
    private final AtomicInteger taken = new AtomicInteger();
    private final Loop loop = new Loop(host, InstantSource.system(), this::count);
    private final Setting setting;
    private final Duration takeover;

    private Rehearsal(InstanceDefinition instance) {
        setting = new Setting(instance.with(Tracking.NONE), true);
        takeover = Duration.ofNanos(instance.activeDownInterval(instance.interval(), instance.priority()))
                .plus(A_MOMENT);
    }

    /** Begins on a thread of its own, if the configuration has a virtual router that can do without anything else of this machine. */
    static void begin(Configuration configuration) {
        candidate(configuration).ifPresent(instance -> {
            Runnable play = () -> LOG.log(Level.DEBUG, "{0} takeovers are rehearsed", play(instance));
            Thread thread = new Thread(play, "vipwarden-rehearsal");
            thread.setDaemon(true);
            thread.start();
        });
    }

    private static Optional<InstanceDefinition> candidate(Configuration configuration) {
        return configuration.instances().stream()
                .filter(instance ->
                        instance.hasInterface() && instance.attachment().equals(Attachment.PLAIN))
                .findFirst();
    }

    /** How often it has taken over in the end. Not at all if it needs what no host in memory has. */
    static int play(InstanceDefinition instance) {
        Rehearsal rehearsal = new Rehearsal(instance);
        rehearsal.play();
        return rehearsal.taken.get();
    }

    private void play() {
        String link = setting.definition().interfaceName();
        host.addLink(link, network.segment("stage"), addresses());
        Thread thread = new Thread(loop, "vipwarden-rehearsal-loop");
        thread.setDaemon(true);
        thread.start();
        host.awaitLoop();
        loop.post(roster -> {
            roster.start(List.of(setting));
            roster.verdict(setting.definition().name(), Standing.CLEAR);
        });
        for (int i = 0; i < TAKEOVERS; i++) {
            network.advance(takeover);
            host.setUp(link, false);
            network.settle();
            host.setUp(link, true);
        }
        end();
    }

    private void count(LoopReport report) {
        if (report instanceof RoleChanged change && change.transition().to() == Role.ACTIVE) {
            taken.incrementAndGet();
        }
    }

    private Cidr[] addresses() {
        IpAddress source = setting.definition()
                .origin()
                .address()
                .orElse(IpAddress.parse(setting.definition().family() == Family.IPV6 ? "fe80::1" : "192.0.2.1"));
        return new Cidr[] {Cidr.host(source)};
    }

    private void end() {
        loop.post(roster -> roster.stop(setting.definition().name(), Cause.DELETED));
        network.settle();
        network.advance(HAND_OVER);
        host.close();
        loop.stopWhenEmpty();
    }
}
