package org.vipwarden.engine.vrrp.simulator;

import static org.vipwarden.engine.vrrp.simulator.RouterPlan.SECOND;

import java.util.Arrays;
import java.util.Random;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.unit.VrrpVersion;
import org.vipwarden.engine.vrrp.AdvertCodec;
import org.vipwarden.engine.vrrp.Setting;

/** What happens to packets. */
final class NetworkFaults {
    private static final Ipv4 STRANGER = Ipv4.parse("10.0.0.77");
    private static final int TTL = 255;

    private final Simulation world;
    private final Random random;

    NetworkFaults(Simulation world, Random random) {
        this.world = world;
        this.random = random;
    }

    /** From now on some of the packets meet this, or fewer again. */
    void weather(FaultKind kind) {
        int of100 = random.nextInt(3) == 0 ? 0 : 2 + random.nextInt(30);
        Wire wire = world.wire();
        switch (kind) {
            case DROP -> wire.dropped = of100;
            case DUPLICATE -> wire.duplicated = of100;
            case DELAY -> wire.delayed = of100;
            case REORDER -> wire.heldBack = of100;
            default -> wire.corrupted = of100;
        }
    }

    void cut(FaultKind kind, Host host) {
        Wire wire = world.wire();
        if (kind == FaultKind.ISOLATION) {
            wire.isolate(host);
        } else {
            wire.cut(host, world.hosts().get(random.nextInt(world.hosts().size())));
        }
        world.clockwork().after(SECOND / 2 + random.nextLong(8 * SECOND), wire::heal);
    }

    /** One path of a node that has two; the other one goes on, unless something else befalls it. */
    void losePath(Host host) {
        world.beside().ifPresent(beside -> {
            Wire lost = random.nextBoolean() ? world.wire() : beside;
            lost.lose(host);
            world.clockwork().after(SECOND + random.nextLong(12 * SECOND), lost::heal);
        });
    }

    /** A burst of packets at one host, each wrong in one way. */
    void foreign(Host host) {
        Member victim = host.members.get(random.nextInt(host.members.size()));
        int burst = 1 + random.nextInt(12);
        for (int i = 0; i < burst; i++) {
            world.clockwork().after(random.nextLong(2 * SECOND), () -> {
                if (victim.runs() && host.linkUp) {
                    world.chaos().count(FaultKind.FOREIGN);
                }
                sendWrong(victim);
            });
        }
    }

    private void sendWrong(Member victim) {
        Setting setting = victim.plan().setting();
        byte[] right = new AdvertCodec(setting.definition())
                .encode(setting.advert(new Priority(random.nextInt(256))), STRANGER, Ipv4.VRRP_GROUP);
        Ipv4 group = Ipv4.VRRP_GROUP;
        switch (random.nextInt(6)) {
            case 0 -> Wire.inject(victim, otherVersion(victim.plan()), STRANGER, group, TTL);
            case 1 -> Wire.inject(victim, right, STRANGER, group, TTL - 1);
            case 2 -> Wire.inject(victim, Arrays.copyOf(right, random.nextInt(right.length)), STRANGER, group, TTL);
            case 3 -> Wire.inject(victim, right, STRANGER, Ipv4.parse("224.0.0.99"), TTL);
            case 4 -> Wire.inject(victim, new byte[right.length], STRANGER, group, TTL);
            default -> {
                right[6] ^= 0x55;
                Wire.inject(victim, right, STRANGER, group, TTL);
            }
        }
    }

    private static byte[] otherVersion(RouterPlan plan) {
        VrrpVersion other = plan.version() == VrrpVersion.V2 ? VrrpVersion.V3 : VrrpVersion.V2;
        RouterPlan foreign = new RouterPlan(other, 200, 100, true, false);
        Setting setting = foreign.setting();
        return new AdvertCodec(setting.definition())
                .encode(setting.advert(new Priority(200)), STRANGER, Ipv4.VRRP_GROUP);
    }
}
