package org.vipwarden.engine.vrrp;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.config.model.AnnouncementDefinition;
import org.vipwarden.engine.config.model.Attachment;
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
import org.vipwarden.engine.config.model.VirtualLink;
import org.vipwarden.engine.unit.AdvertInterval;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.unit.Vrid;
import org.vipwarden.engine.unit.VrrpVersion;

/** Instances for tests: VI_1, VRID 51, one address, one second; each method gives one that differs in one thing. */
public record Instances(
        String name,
        VrrpVersion version,
        int priority,
        AdvertInterval interval,
        ElectionRules election,
        boolean startsActive,
        Authentication authentication,
        Delivery delivery,
        boolean checksumAsV2,
        Attachment attachment) {

    private static final Delivery MULTICAST = new Delivery.Multicast(Ipv4.VRRP_GROUP);

    public static Instances v3() {
        return of(VrrpVersion.V3);
    }

    public static Instances v2() {
        return of(VrrpVersion.V2);
    }

    private static Instances of(VrrpVersion version) {
        return new Instances(
                "VI_1",
                version,
                100,
                AdvertInterval.ONE_SECOND,
                ElectionRules.DEFAULT,
                false,
                Authentication.NONE,
                MULTICAST,
                false,
                Attachment.PLAIN);
    }

    /** VI_1 has VRID 51 and 10.0.0.100; VI_2 has 52 and 10.0.0.101, and so on. */
    public Instances number(int n) {
        return new Instances(
                "VI_" + n,
                version,
                priority,
                interval,
                election,
                startsActive,
                authentication,
                delivery,
                checksumAsV2,
                attachment);
    }

    public Instances priority(int value) {
        return new Instances(
                name,
                version,
                value,
                interval,
                election,
                startsActive,
                authentication,
                delivery,
                checksumAsV2,
                attachment);
    }

    public Instances interval(int centiseconds) {
        return new Instances(
                name,
                version,
                priority,
                new AdvertInterval(centiseconds),
                election,
                startsActive,
                authentication,
                delivery,
                checksumAsV2,
                attachment);
    }

    public Instances election(ElectionRules rules) {
        return new Instances(
                name,
                version,
                priority,
                interval,
                rules,
                startsActive,
                authentication,
                delivery,
                checksumAsV2,
                attachment);
    }

    public Instances nopreempt() {
        return election(new ElectionRules(
                false,
                Duration.ZERO,
                election.downTimerAdverts(),
                election.lowerPriorityNoAdvert(),
                election.higherPrioritySendAdvert(),
                election.ownerIgnoresAdverts(),
                election.highestPeer()));
    }

    public Instances startsAsMaster() {
        return new Instances(
                name, version, priority, interval, election, true, authentication, delivery, checksumAsV2, attachment);
    }

    public Instances password(String text) {
        return authentication(new Authentication.Password(text));
    }

    public Instances authentication(Authentication other) {
        return new Instances(
                name, version, priority, interval, election, startsActive, other, delivery, checksumAsV2, attachment);
    }

    /** Over IPv6 its address is 2001:db8::100. */
    public Instances delivery(Delivery other) {
        return new Instances(
                name,
                version,
                priority,
                interval,
                election,
                startsActive,
                authentication,
                other,
                checksumAsV2,
                attachment);
    }

    public Instances withChecksumAsV2() {
        return new Instances(
                name, version, priority, interval, election, startsActive, authentication, delivery, true, attachment);
    }

    /** Attached otherwise than by its interface; its address is on the link of its own, if it has one. */
    public Instances attached(Attachment other) {
        return new Instances(
                name,
                version,
                priority,
                interval,
                election,
                startsActive,
                authentication,
                delivery,
                checksumAsV2,
                other);
    }

    private int index() {
        return Integer.parseInt(name.substring(3)) - 1;
    }

    /** With a lease on its addresses. */
    public Setting setting() {
        return new Setting(definition(), true);
    }

    public InstanceDefinition definition() {
        String on = attachment.link().map(VirtualLink::name).orElse("eth0");
        int last = 100 + index();
        String cidr = delivery.family() == Family.IPV4 ? "10.0.0." + last + "/24" : "2001:db8::" + last + "/64";
        VirtualAddress address = new VirtualAddress(Cidr.parse(cidr), on, Optional.empty(), 0, Optional.empty(), true);
        return new InstanceDefinition(
                name,
                startsActive,
                "eth0",
                attachment,
                new Vrid(51 + index()),
                new Priority(priority),
                version,
                interval,
                delivery,
                Origin.OF_INTERFACE,
                authentication,
                new Dialect(checksumAsV2, false, false, OldUnicastChecksum.DETECT),
                election,
                new Holdings(List.of(address), List.of()),
                new AnnouncementDefinition(Duration.ofSeconds(5), 5, Duration.ZERO, 1, Duration.ofSeconds(5), 5),
                Tracking.NONE,
                NotifyDefinition.NONE);
    }
}
