package org.vipwarden.engine.vrrp;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.config.model.AnnouncementDefinition;
import org.vipwarden.engine.config.model.Authentication;
import org.vipwarden.engine.config.model.Delivery;
import org.vipwarden.engine.config.model.Dialect;
import org.vipwarden.engine.config.model.Dialect.OldUnicastChecksum;
import org.vipwarden.engine.config.model.ElectionRules;
import org.vipwarden.engine.config.model.Holdings;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.NotifyDefinition;
import org.vipwarden.engine.config.model.Origin;
import org.vipwarden.engine.config.model.Tracking;
import org.vipwarden.engine.config.model.VirtualAddress;
import org.vipwarden.engine.unit.AdvertInterval;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.unit.Vrid;
import org.vipwarden.engine.unit.VrrpVersion;

/** Instances for tests: VI_1, VRID 51, one address, one second; each method gives one that differs in one thing. */
public record Instances(
        VrrpVersion version,
        int priority,
        AdvertInterval interval,
        boolean preempt,
        boolean startsActive,
        Authentication authentication,
        Delivery delivery,
        boolean checksumAsV2) {

    private static final Delivery MULTICAST = new Delivery.Multicast(Ipv4.VRRP_GROUP);

    public static Instances v3() {
        return new Instances(
                VrrpVersion.V3, 100, AdvertInterval.ONE_SECOND, true, false, Authentication.NONE, MULTICAST, false);
    }

    public static Instances v2() {
        return new Instances(
                VrrpVersion.V2, 100, AdvertInterval.ONE_SECOND, true, false, Authentication.NONE, MULTICAST, false);
    }

    public Instances priority(int value) {
        return new Instances(version, value, interval, preempt, startsActive, authentication, delivery, checksumAsV2);
    }

    public Instances interval(int centiseconds) {
        return new Instances(
                version,
                priority,
                new AdvertInterval(centiseconds),
                preempt,
                startsActive,
                authentication,
                delivery,
                checksumAsV2);
    }

    public Instances nopreempt() {
        return new Instances(version, priority, interval, false, startsActive, authentication, delivery, checksumAsV2);
    }

    public Instances startsAsMaster() {
        return new Instances(version, priority, interval, preempt, true, authentication, delivery, checksumAsV2);
    }

    public Instances password(String text) {
        return authentication(new Authentication.Password(text));
    }

    public Instances authentication(Authentication other) {
        return new Instances(version, priority, interval, preempt, startsActive, other, delivery, checksumAsV2);
    }

    /** Over IPv6 its address is 2001:db8::100. */
    public Instances delivery(Delivery other) {
        return new Instances(version, priority, interval, preempt, startsActive, authentication, other, checksumAsV2);
    }

    public Instances withChecksumAsV2() {
        return new Instances(version, priority, interval, preempt, startsActive, authentication, delivery, true);
    }

    /** With a lease on its addresses. */
    public Setting setting() {
        return new Setting(definition(), true);
    }

    public InstanceDefinition definition() {
        String cidr = delivery.family() == Family.IPV4 ? "10.0.0.100/24" : "2001:db8::100/64";
        VirtualAddress address =
                new VirtualAddress(Cidr.parse(cidr), "eth0", Optional.empty(), 0, Optional.empty(), true);
        return new InstanceDefinition(
                "VI_1",
                startsActive,
                "eth0",
                new Vrid(51),
                new Priority(priority),
                version,
                interval,
                delivery,
                Origin.OF_INTERFACE,
                authentication,
                new Dialect(checksumAsV2, false, OldUnicastChecksum.DETECT),
                new ElectionRules(preempt, Duration.ZERO, 3, false, false),
                new Holdings(List.of(address), List.of()),
                new AnnouncementDefinition(Duration.ofSeconds(5), 5, Duration.ZERO, 1, Duration.ofSeconds(5), 5),
                new Tracking(List.of(), List.of(), false),
                NotifyDefinition.NONE);
    }
}
