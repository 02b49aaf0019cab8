package org.vipwarden.engine.dump;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.vipwarden.engine.config.model.Attachment;
import org.vipwarden.engine.config.model.Delivery;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.NotifyDefinition;
import org.vipwarden.engine.config.model.SyncGroupDefinition;
import org.vipwarden.engine.config.model.TrackedScript;
import org.vipwarden.engine.config.model.VirtualLink;
import org.vipwarden.engine.node.Picture;
import org.vipwarden.engine.track.Observation;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.VrrpVersion;
import org.vipwarden.engine.unit.Weight;

/** {@code VRRP Topology}: every instance. */
final class InstanceSection {
    private final Picture picture;
    private final ZoneId zone;
    private final DataText text;

    InstanceSection(Picture picture, ZoneId zone, DataText text) {
        this.picture = picture;
        this.zone = zone;
        this.text = text;
    }

    void write() {
        text.section("VRRP Topology");
        picture.routers().forEach(this::instance);
    }

    private void instance(Picture.Router router) {
        InstanceDefinition definition = router.definition();
        text.thing("VRRP Instance", definition.name())
                .field("VRRP Version", definition.version().number());
        group(definition.name()).ifPresent(group -> text.field("Sync group", group.name()));
        if (definition.family() == Family.IPV6) {
            text.line("Using Native IPv6");
        }
        state(router);
        times(router);
        interfaces(router);
        new ElectionLines(text).write(router);
        new HoldingLines(text).write(router);
        new TrackingLines(text).write(definition.tracking());
        NotifyDefinition notifies = definition.notifies();
        text.field("Using smtp notification", notifies.mail() ? "yes" : "no")
                .field("Notify deleted", notifies.deletion().isPresent() ? "Deleted" : "Fault");
        NotifyLines.write(notifies, text);
        text.field("Notify priority changes", notifies.priorityChanges());
    }

    private Optional<SyncGroupDefinition> group(String member) {
        return picture.configuration().syncGroups().stream()
                .filter(group -> group.members().contains(member))
                .findFirst();
    }

    private void state(Picture.Router router) {
        InstanceDefinition definition = router.definition();
        KeepalivedState state = KeepalivedState.of(router.state());
        text.field("State", state);
        if (state == KeepalivedState.BACKUP) {
            text.field(
                            "Master router",
                            Shown.master(router)
                                    .map(peer -> peer.address().toString())
                                    .orElse("0.0.0.0"))
                    .field("Master priority", Shown.masterPriority(router));
            if (definition.version() == VrrpVersion.V3) {
                text.field(
                        "Master advert int",
                        String.format(
                                Locale.ROOT,
                                "%.2f sec",
                                Shown.masterInterval(router).toNanos() / 1e9));
            }
        }
        flags(definition);
        text.field("Wantstate", state)
                .field("Number of config faults", 0)
                .field(
                        "Number of interface and track script faults",
                        KeepalivedState.faults(router.state().conditions()))
                .field("Number of track scripts init", unknownScripts(definition));
    }

    /** keepalived names one of its flags only; that there are others is seen from what is missing. */
    private void flags(InstanceDefinition definition) {
        boolean unicast = definition.delivery() instanceof Delivery.Unicast;
        boolean others = !definition.election().preempt()
                || definition.holdings().promoteSecondaries()
                || definition.tracking().ignoreOwnInterface()
                || definition.dialect().skipCheckAddresses()
                || definition.attachment().link().isPresent();
        text.line(unicast || others ? "Flags:" : "Flags: none");
        if (unicast) {
            text.item("Using unicast");
        }
    }

    private long unknownScripts(InstanceDefinition definition) {
        return definition.tracking().scripts().stream()
                .filter(tracked -> tracked.weight().equals(Weight.NONE))
                .map(TrackedScript::script)
                .filter(name ->
                        picture.observation(Observation.Kind.SCRIPT, name).isEmpty())
                .count();
    }

    private void times(Picture.Router router) {
        text.field("Last transition", LocalTime.of(router.since(), zone))
                .field(
                        "Read timeout",
                        router.due().map(due -> LocalTime.of(due, zone)).orElse("DISABLED"))
                .field("Master down timer", Shown.downTimer(router).toNanos() / 1000 + " usecs");
    }

    private void interfaces(Picture.Router router) {
        InstanceDefinition definition = router.definition();
        Attachment attachment = definition.attachment();
        attachment.link().ifPresent(link -> virtualLink(link, attachment));
        text.field(
                "Interface",
                definition.runsOn()
                        + attachment.link().map(l -> on(l, attachment)).orElse(""));
        if (definition.tracking().ignoreOwnInterface()) {
            text.line("VRRP interface tracking disabled");
        }
        if (definition.dialect().skipCheckAddresses()) {
            text.line("Skip checking advert IP addresses");
        }
        if (definition.dialect().strict()) {
            text.line("Enforcing strict VRRP compliance");
        }
        Optional<IpAddress> source = router.state().conditions().primary();
        text.field(
                "Using src_ip",
                source.map(IpAddress::toString).orElse("(none)")
                        + (definition.origin().address().isPresent() ? " (from configuration)" : ""));
        definition.delivery().group().ifPresent(group -> text.line("Multicast address " + group + index(definition)));
    }

    /** A group of IPv6 means something on one link only. */
    private static String index(InstanceDefinition definition) {
        if (definition.family() == Family.IPV4) {
            return "";
        }
        try {
            NetworkInterface link = NetworkInterface.getByName(definition.runsOn());
            return ", ifindex " + (link == null ? 0 : link.getIndex());
        } catch (SocketException e) {
            return ", ifindex 0";
        }
    }

    private static String on(VirtualLink link, Attachment attachment) {
        return ", " + (link.kind() == VirtualLink.Kind.MACVLAN ? "vmac" : "ipvlan") + " on " + link.interfaceName()
                + (attachment.sendsFromInterface() ? ", xmit base i/f" : "");
    }

    private void virtualLink(VirtualLink link, Attachment attachment) {
        if (link.kind() == VirtualLink.Kind.MACVLAN) {
            text.line("Use VMAC, i/f name " + link.name() + ", is_up = true, xmit_base = "
                    + attachment.sendsFromInterface());
        } else {
            String type = link.kind().name().substring("IPVLAN_".length()).toLowerCase(Locale.ROOT);
            String address = attachment
                    .linkAddress()
                    .map(a -> ", i/f address = " + a.address())
                    .orElse("");
            text.line("Use IPVLAN, i/f " + link.name() + ", is_up = true" + address + ", type " + type);
        }
    }
}
