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
        VrrpVersion version,
        int priority,
        AdvertInterval interval,
        boolean preempt,
        boolean startsActive,
        Optional<String> password,
        boolean checksumAsV2,
        Attachment attachment) {

    private Instances(
            VrrpVersion version,
            int priority,
            AdvertInterval interval,
            boolean preempt,
            boolean startsActive,
            Optional<String> password,
            boolean checksumAsV2) {
        this(version, priority, interval, preempt, startsActive, password, checksumAsV2, Attachment.PLAIN);
    }

    /** Attached otherwise than by its interface; its address is on the link of its own, if it has one. */
    public Instances attached(Attachment other) {
        return new Instances(version, priority, interval, preempt, startsActive, password, checksumAsV2, other);
    }

    public static Instances v3() {
        return new Instances(VrrpVersion.V3, 100, AdvertInterval.ONE_SECOND, true, false, Optional.empty(), false);
    }

    public static Instances v2() {
        return new Instances(VrrpVersion.V2, 100, AdvertInterval.ONE_SECOND, true, false, Optional.empty(), false);
    }

    public Instances priority(int value) {
        return new Instances(version, value, interval, preempt, startsActive, password, checksumAsV2);
    }

    public Instances interval(int centiseconds) {
        return new Instances(
                version, priority, new AdvertInterval(centiseconds), preempt, startsActive, password, checksumAsV2);
    }

    public Instances nopreempt() {
        return new Instances(version, priority, interval, false, startsActive, password, checksumAsV2);
    }

    public Instances startsAsMaster() {
        return new Instances(version, priority, interval, preempt, true, password, checksumAsV2);
    }

    public Instances password(String text) {
        return new Instances(version, priority, interval, preempt, startsActive, Optional.of(text), checksumAsV2);
    }

    public Instances withChecksumAsV2() {
        return new Instances(version, priority, interval, preempt, startsActive, password, true);
    }

    /** With a lease on its addresses. */
    public Setting setting() {
        return new Setting(definition(), true);
    }

    public InstanceDefinition definition() {
        String on = attachment.link().map(VirtualLink::name).orElse("eth0");
        VirtualAddress address =
                new VirtualAddress(Cidr.parse("10.0.0.100/24"), on, Optional.empty(), 0, Optional.empty(), true);
        return new InstanceDefinition(
                "VI_1",
                startsActive,
                "eth0",
                attachment,
                new Vrid(51),
                new Priority(priority),
                version,
                interval,
                Ipv4.VRRP_GROUP,
                Optional.empty(),
                password,
                checksumAsV2,
                false,
                new ElectionRules(preempt, Duration.ZERO, 3, false, false),
                new Holdings(List.of(address), List.of()),
                new AnnouncementDefinition(Duration.ofSeconds(5), 5, Duration.ZERO, 1, Duration.ofSeconds(5), 5),
                new Tracking(List.of(), List.of(), false),
                NotifyDefinition.NONE);
    }
}
