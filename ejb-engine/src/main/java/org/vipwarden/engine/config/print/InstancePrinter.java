package org.vipwarden.engine.config.print;

import java.time.Duration;
import java.util.Locale;
import org.vipwarden.engine.config.model.AnnouncementDefinition;
import org.vipwarden.engine.config.model.Attachment;
import org.vipwarden.engine.config.model.Authentication;
import org.vipwarden.engine.config.model.Delivery;
import org.vipwarden.engine.config.model.Dialect;
import org.vipwarden.engine.config.model.Dialect.OldUnicastChecksum;
import org.vipwarden.engine.config.model.ElectionRules;
import org.vipwarden.engine.config.model.Holdings;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.Tracking;
import org.vipwarden.engine.config.model.VirtualLink;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.Ipv6;
import org.vipwarden.engine.unit.MacAddress;

/** Prints a {@code vrrp_instance}. */
final class InstancePrinter {
    private static final int MOST_TTL = 255;
    private static final Duration USUAL_DELAY = Duration.ofSeconds(5);

    private final Printed out;

    InstancePrinter(Printed out) {
        this.out = out;
    }

    void print(InstanceDefinition instance) {
        out.block("vrrp_instance " + Printed.word(instance.name()), () -> {
            election(instance);
            delivery(instance);
            authentication(instance.authentication());
            dialect(instance.dialect());
            attachment(instance);
            holdings(instance);
            announcement(instance.announcement());
            tracking(instance.tracking());
            new NotificationPrinter(out).notifies(instance.notifies());
        });
    }

    private void election(InstanceDefinition instance) {
        // An owner that says nothing is MASTER, and may have a delay.
        boolean owner = instance.priority().isOwner();
        out.lineIf(instance.startsActive() && !owner, "state MASTER");
        out.lineIf(!instance.startsActive(), "state BACKUP");
        out.lineIf(instance.hasInterface(), "interface", instance.interfaceName());
        out.line("virtual_router_id", instance.vrid());
        out.line("priority", instance.priority().value());
        out.line("version", instance.version().number());
        out.line("advert_int", Printed.seconds(instance.interval().duration()));
        ElectionRules rules = instance.election();
        out.lineIf(!rules.preempt(), "nopreempt");
        out.lineIf(!rules.preemptDelay().isZero(), "preempt_delay", Printed.seconds(rules.preemptDelay()));
        out.lineIf(rules.downTimerAdverts() != 3, "down_timer_adverts", rules.downTimerAdverts());
        out.lineIf(rules.lowerPriorityNoAdvert(), "lower_prio_no_advert");
        out.lineIf(rules.higherPrioritySendAdvert(), "higher_prio_send_advert");
        out.lineIf(rules.ownerIgnoresAdverts(), "owner_ignore_adverts");
        rules.highestPeer().ifPresent(highest -> out.line("timer_expired_backup", highest.value()));
    }

    private void delivery(InstanceDefinition instance) {
        out.lineIf(instance.family() == Family.IPV6, "native_ipv6");
        if (instance.delivery() instanceof Delivery.Unicast unicast) {
            out.maybe("unicast_src_ip", instance.origin().address());
            out.block("unicast_peer", () -> unicast.peers().forEach(peer -> out.line(peer(peer))));
            out.lineIf(unicast.ttl() != MOST_TTL, "unicast_ttl", unicast.ttl());
            out.lineIf(unicast.checksSource(), "check_unicast_src");
            out.lineIf(unicast.faultWithoutPeer(), "unicast_fault_no_peer");
        } else {
            out.maybe("mcast_src_ip", instance.origin().address());
            IpAddress usual = instance.family() == Family.IPV4 ? Ipv4.VRRP_GROUP : Ipv6.VRRP_GROUP;
            out.maybe("mcast_dst_ip", instance.delivery().group().filter(group -> !group.equals(usual)));
        }
        out.lineIf(instance.origin().tracked(), "track_src_ip");
    }

    private static String peer(Delivery.Peer peer) {
        return peer.address()
                + (peer.leastTtl() == 0 ? "" : " min_ttl " + peer.leastTtl())
                + (peer.mostTtl() == MOST_TTL ? "" : " max_ttl " + peer.mostTtl());
    }

    private void authentication(Authentication authentication) {
        if (authentication instanceof Authentication.Password password) {
            password("PASS", password.text());
        } else if (authentication instanceof Authentication.Header header) {
            password("AH", header.key());
        } else if (authentication instanceof Authentication.Hmac hmac) {
            out.block("auth_hmac", () -> hmac(hmac));
        }
    }

    private void password(String type, String text) {
        out.block("authentication", () -> {
            out.line("auth_type", type);
            out.line("auth_pass", Printed.word(text));
        });
    }

    private void hmac(Authentication.Hmac hmac) {
        hmac.keys().forEach(key -> out.line("key", key.number(), "hex:" + key.secret()));
        out.lineIf(hmac.activeKey() != 0, "active_key", hmac.activeKey());
        out.line("time_window", hmac.window().toSeconds());
        out.line("anti_replay", hmac.timed() ? "time" : "monotonic");
        out.line("mode", hmac.mode().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private void dialect(Dialect dialect) {
        out.lineIf(dialect.strict(), "strict_mode");
        out.lineIf(dialect.checksumAsV2(), "v3_checksum_as_v2");
        out.lineIf(dialect.skipCheckAddresses(), "skip_check_adv_addr");
        out.lineIf(dialect.oldUnicast() == OldUnicastChecksum.ALWAYS, "old_unicast_checksum");
        out.lineIf(dialect.oldUnicast() == OldUnicastChecksum.NEVER, "old_unicast_checksum never");
    }

    private void attachment(InstanceDefinition instance) {
        Attachment attachment = instance.attachment();
        MacAddress usual = MacAddress.ofVirtualRouter(instance.vrid(), instance.family());
        attachment.link().ifPresent(link -> link(link, attachment, usual));
        out.lineIf(attachment.sendsFromInterface(), "vmac_xmit_base");
        out.lineIf(!attachment.accept(), "no_accept");
        boolean refusesByItself =
                instance.dialect().strict() && !instance.priority().isOwner();
        out.lineIf(attachment.accept() && refusesByItself, "accept");
    }

    private void link(VirtualLink link, Attachment attachment, MacAddress usual) {
        String group = link.group() == 0 ? "" : "group " + link.group();
        boolean plain = link.mac().equals(MacAddress.NONE) || link.mac().equals(usual);
        String mac = plain ? "" : link.mac().toString();
        switch (link.kind()) {
            case MACVLAN -> out.line("use_vmac", link.name(), mac, group);
            case IPVLAN_BRIDGE -> out.line("use_ipvlan", link.name(), address(attachment), "bridge", group);
            case IPVLAN_PRIVATE -> out.line("use_ipvlan", link.name(), address(attachment), "private", group);
            case IPVLAN_VEPA -> out.line("use_ipvlan", link.name(), address(attachment), "vepa", group);
        }
    }

    private static String address(Attachment attachment) {
        return attachment.linkAddress().map(Object::toString).orElse("");
    }

    private void holdings(InstanceDefinition instance) {
        Holdings holdings = instance.holdings();
        AddressPrinter addresses = new AddressPrinter(instance.interfaceName(), instance.attachment());
        out.lineIf(holdings.addresses().isEmpty(), "no_virtual_ipaddress");
        out.list(
                "virtual_ipaddress",
                holdings.addresses().stream().map(addresses::line).toList());
        out.list(
                "virtual_ipaddress_excluded",
                holdings.excluded().stream().map(addresses::line).toList());
        out.list(
                "virtual_routes",
                holdings.routes().stream().map(RoutePrinter::line).toList());
        out.list(
                "virtual_rules",
                holdings.rules().stream().map(RulePrinter::line).toList());
        out.lineIf(holdings.promoteSecondaries(), "promote_secondaries");
    }

    private void announcement(AnnouncementDefinition announcement) {
        out.lineIf(
                !announcement.delay().equals(USUAL_DELAY), "garp_master_delay", Printed.seconds(announcement.delay()));
        out.lineIf(announcement.repeat() != 5, "garp_master_repeat", announcement.repeat());
        out.lineIf(!announcement.refresh().isZero(), "garp_master_refresh", Printed.seconds(announcement.refresh()));
        out.lineIf(announcement.refreshRepeat() != 1, "garp_master_refresh_repeat", announcement.refreshRepeat());
        out.lineIf(
                !announcement.lowerPriorityDelay().equals(USUAL_DELAY),
                "garp_lower_prio_delay",
                Printed.seconds(announcement.lowerPriorityDelay()));
        out.lineIf(
                announcement.lowerPriorityRepeat() != 5, "garp_lower_prio_repeat", announcement.lowerPriorityRepeat());
        out.lineIf(
                !announcement.elsewhere().isZero() || announcement.everywhere(),
                "garp_extra_if",
                announcement.everywhere() ? "all" : "",
                announcement.elsewhere().toSeconds());
    }

    private void tracking(Tracking tracking) {
        out.lineIf(tracking.ignoreOwnInterface(), "dont_track_primary");
        out.list(
                "track_script",
                tracking.scripts().stream()
                        .map(t -> tracked(t.script(), t.weight()))
                        .toList());
        out.list(
                "track_interface",
                tracking.interfaces().stream()
                        .map(t -> tracked(t.interfaceName(), t.weight()))
                        .toList());
        out.list(
                "track_file",
                tracking.files().stream()
                        .map(t -> tracked(t.name(), t.weight()))
                        .toList());
        out.list(
                "track_process",
                tracking.processes().stream()
                        .map(t -> tracked(t.name(), t.weight()))
                        .toList());
        out.list(
                "track_bfd",
                tracking.sessions().stream()
                        .map(t -> tracked(t.name(), t.weight()))
                        .toList());
    }

    private static String tracked(String name, Object weight) {
        return Printed.word(name) + " weight " + weight;
    }
}
