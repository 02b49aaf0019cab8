package org.vipwarden.engine.vrrp;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.config.model.AnnouncementDefinition;
import org.vipwarden.engine.config.model.Attachment;
import org.vipwarden.engine.config.model.ElectionRules;
import org.vipwarden.engine.config.model.Holdings;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.NotifyDefinition;
import org.vipwarden.engine.config.model.Tracking;
import org.vipwarden.engine.config.model.VirtualAddress;
import org.vipwarden.engine.config.model.VirtualLink;
import org.vipwarden.engine.unit.AdvertInterval;
import org.vipwarden.engine.unit.Cidr;
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
        Optional<String> password,
        boolean checksumAsV2,
        Attachment attachment) {

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
                Optional.empty(),
                false,
                Attachment.PLAIN);
    }

    /** VI_1 has VRID 51 and 10.0.0.100; VI_2 has 52 and 10.0.0.101, and so on. */
    public Instances number(int n) {
        return new Instances(
                "VI_" + n, version, priority, interval, election, startsActive, password, checksumAsV2, attachment);
    }

    public Instances priority(int value) {
        return new Instances(
                name, version, value, interval, election, startsActive, password, checksumAsV2, attachment);
    }

    public Instances interval(int centiseconds) {
        return new Instances(
                name,
                version,
                priority,
                new AdvertInterval(centiseconds),
                election,
                startsActive,
                password,
                checksumAsV2,
                attachment);
    }

    public Instances election(ElectionRules rules) {
        return new Instances(
                name, version, priority, interval, rules, startsActive, password, checksumAsV2, attachment);
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
        return new Instances(name, version, priority, interval, election, true, password, checksumAsV2, attachment);
    }

    public Instances password(String text) {
        return new Instances(
                name, version, priority, interval, election, startsActive, Optional.of(text), checksumAsV2, attachment);
    }

    public Instances withChecksumAsV2() {
        return new Instances(name, version, priority, interval, election, startsActive, password, true, attachment);
    }

    /** Attached otherwise than by its interface; its address is on the link of its own, if it has one. */
    public Instances attached(Attachment other) {
        return new Instances(name, version, priority, interval, election, startsActive, password, checksumAsV2, other);
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
        VirtualAddress address = new VirtualAddress(
                Cidr.parse("10.0.0." + (100 + index()) + "/24"), on, Optional.empty(), 0, Optional.empty(), true);
        return new InstanceDefinition(
                name,
                startsActive,
                "eth0",
                attachment,
                new Vrid(51 + index()),
                new Priority(priority),
                version,
                interval,
                Ipv4.VRRP_GROUP,
                Optional.empty(),
                password,
                checksumAsV2,
                false,
                election,
                new Holdings(List.of(address), List.of()),
                new AnnouncementDefinition(Duration.ofSeconds(5), 5, Duration.ZERO, 1, Duration.ofSeconds(5), 5),
                Tracking.NONE,
                NotifyDefinition.NONE);
    }
}
