package org.vipwarden.engine.config.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.grammar.GlobalKeywords;
import org.vipwarden.engine.config.grammar.InstanceKeywords;
import org.vipwarden.engine.config.grammar.Keyword;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.model.Authentication;
import org.vipwarden.engine.config.model.Delivery;
import org.vipwarden.engine.config.model.ElectionRules;
import org.vipwarden.engine.config.model.Holdings;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.VirtualAddress;
import org.vipwarden.engine.config.text.Word;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.Ipv6;
import org.vipwarden.engine.unit.Vrid;
import org.vipwarden.engine.unit.VrrpVersion;

/** Makes the model of a {@code vrrp_instance}, with what {@code global_defs} says for all of them folded in. */
final class InstanceBuilder {

    private final Node global;
    private final WireReader wire;
    private final NotifyReader notifies;
    private final TrackingReader tracking;
    private final AnnouncementReader announcements;
    private final AddressReader addresses;
    private final RouteReader routes;
    private final AttachmentReader attachments;
    private final Report report;

    InstanceBuilder(
            Node global,
            WireReader wire,
            NotifyReader notifies,
            TrackingReader tracking,
            RouteReader routes,
            Report report) {
        this.global = global;
        this.wire = wire;
        this.notifies = notifies;
        this.tracking = tracking;
        this.announcements = new AnnouncementReader(global, report);
        this.addresses = new AddressReader(report);
        this.routes = routes;
        this.attachments = new AttachmentReader(global, report);
        this.report = report;
    }

    /** The instance; empty when it cannot run, and then the report says why. Everything wrong with it is reported either way. */
    Optional<InstanceDefinition> build(String name, Node node) {
        boolean strict = node.find(InstanceKeywords.STRICT).orElseGet(() -> global.get(GlobalKeywords.STRICT));
        WireReader.Wire spoken = wire.read(node, AddressReader.first(node, InstanceKeywords.ADDRESSES), strict);
        Optional<String> interfaceName = interfaceName(name, node, spoken);
        Optional<Vrid> vrid = vrid(name, node);
        AttachmentReader.OfInstance attachment = attachments.of(
                node,
                interfaceName.orElse(""),
                vrid.orElse(new Vrid(1)),
                spoken.delivery().family(),
                strict);
        List<VirtualAddress> advertised = new ArrayList<>();
        List<VirtualAddress> excluded = new ArrayList<>();
        readAddresses(node, interfaceName.orElse(""), attachment, spoken, advertised, excluded);
        boolean possible = hasAddress(name, node, spoken.version(), strict, advertised)
                && hasInterfaces(name, node, advertised, excluded)
                && canAuthenticate(name, node, spoken);
        InstanceDefinition definition = definition(
                name,
                node,
                strict,
                spoken,
                interfaceName.orElse(""),
                attachment,
                vrid.orElse(new Vrid(1)),
                advertised,
                excluded);
        return possible && interfaceName.isPresent() && vrid.isPresent() ? Optional.of(definition) : Optional.empty();
    }

    private InstanceDefinition definition(
            String name,
            Node node,
            boolean strict,
            WireReader.Wire spoken,
            String interfaceName,
            AttachmentReader.OfInstance attachment,
            Vrid vrid,
            List<VirtualAddress> advertised,
            List<VirtualAddress> excluded) {
        Election election = Election.of(node, strict, report);
        return new InstanceDefinition(
                name,
                startsActive(node, election, spoken),
                interfaceName,
                attachment.build(
                        spoken.version(), election.priority(), Stream.concat(advertised.stream(), excluded.stream())),
                vrid,
                election.priority(),
                spoken.version(),
                spoken.interval(),
                spoken.delivery(),
                spoken.origin(),
                spoken.authentication().orElse(Authentication.NONE),
                spoken.dialect(),
                rules(node, strict, election),
                new Holdings(
                        advertised,
                        excluded,
                        routes.routesOf(node),
                        routes.rulesOf(node),
                        node.get(InstanceKeywords.PROMOTE_SECONDARIES)),
                announcements.read(node, strict),
                tracking.read(node, interfaceName),
                notifies.read(node));
    }

    /** The sequence numbers of an authentication header must have been heard before one's own are sent. */
    private boolean startsActive(Node node, Election election, WireReader.Wire spoken) {
        boolean header = spoken.authentication()
                .filter(Authentication.Header.class::isInstance)
                .isPresent();
        if (election.startsActive() && header) {
            report.warning(
                    node.last(InstanceKeywords.STATE).orElse(node).argumentPlace(),
                    "state MASTER does not work with auth_type AH: it is BACKUP");
        }
        return election.startsActive() && !header;
    }

    private ElectionRules rules(Node node, boolean strict, Election election) {
        return new ElectionRules(
                election.preempt(),
                election.preemptDelay(),
                strict ? 3 : either(node, InstanceKeywords.DOWN_TIMER_ADVERTS, GlobalKeywords.DOWN_TIMER_ADVERTS),
                strict
                        || either(
                                node,
                                InstanceKeywords.LOWER_PRIORITY_NO_ADVERT,
                                GlobalKeywords.LOWER_PRIORITY_NO_ADVERT),
                either(node, InstanceKeywords.HIGHER_PRIORITY_SEND_ADVERT, GlobalKeywords.HIGHER_PRIORITY_SEND_ADVERT),
                either(node, InstanceKeywords.OWNER_IGNORES_ADVERTS, GlobalKeywords.OWNER_IGNORES_ADVERTS),
                election.highestPeer());
    }

    private <T> T either(Node instance, Keyword<T> own, Keyword<T> common) {
        return instance.find(own).orElseGet(() -> global.get(common));
    }

    /** Unicast from an address of its own needs no interface. */
    private Optional<String> interfaceName(String name, Node node, WireReader.Wire spoken) {
        Optional<Node> given = node.last(InstanceKeywords.INTERFACE);
        if (given.isEmpty()) {
            boolean needless = spoken.delivery() instanceof Delivery.Unicast
                    && spoken.origin()
                            .address()
                            .filter(a -> !(a instanceof Ipv6 six) || six.isGlobal())
                            .isPresent();
            if (needless) {
                return Optional.of("");
            }
            drop(name, node, "has no interface", "interface NAME");
            return Optional.empty();
        }
        if (given.get().value(InstanceKeywords.INTERFACE).filter("lo"::equals).isPresent()) {
            drop(name, given.get(), "cannot run on the loopback interface", "another interface");
            return Optional.empty();
        }
        return given.get().value(InstanceKeywords.INTERFACE);
    }

    private Optional<Vrid> vrid(String name, Node node) {
        Optional<Vrid> vrid = node.find(InstanceKeywords.ROUTER_ID).map(Vrid::new);
        if (vrid.isEmpty()) {
            drop(name, node, "has no virtual_router_id", "virtual_router_id NUMBER, 1 to 255");
        }
        return vrid;
    }

    /** Without the authentication that it asks for, an instance would believe anybody. */
    private boolean canAuthenticate(String name, Node node, WireReader.Wire spoken) {
        if (spoken.authentication().isEmpty()) {
            Node block = node.last(InstanceKeywords.MESSAGE_AUTHENTICATION).orElse(node);
            report.error(block.place(), "its auth_hmac cannot be used: vrrp_instance '" + name + "' is left out");
        }
        return spoken.authentication().isPresent();
    }

    /** Each address of an instance without interface names its own. */
    private boolean hasInterfaces(
            String name, Node node, List<VirtualAddress> advertised, List<VirtualAddress> excluded) {
        Optional<VirtualAddress> lost = Stream.concat(advertised.stream(), excluded.stream())
                .filter(a -> a.interfaceName().isEmpty())
                .findFirst();
        // An instance that may not be without interface has been told so.
        if (lost.isPresent() && DeliveryReader.isUnicast(node)) {
            drop(
                    name,
                    node,
                    "has no interface for " + lost.get().cidr(),
                    "interface NAME, or 'dev NAME' behind the address");
        }
        return lost.isEmpty();
    }

    private void drop(String name, Node node, String why, String expected) {
        report.error(node.argumentPlace(), "vrrp_instance '" + name + "' " + why + ": it is left out", expected);
    }

    private void readAddresses(
            Node node,
            String interfaceName,
            AttachmentReader.OfInstance attachment,
            WireReader.Wire spoken,
            List<VirtualAddress> advertised,
            List<VirtualAddress> excluded) {
        Family family = spoken.delivery().family();
        advertised.addAll(
                addresses.readOf(family, node, InstanceKeywords.ADDRESSES, interfaceName, attachment::linkFor));
        excluded.addAll(addresses.read(node, InstanceKeywords.EXCLUDED, interfaceName, attachment::linkFor));
        int most = spoken.mostAddresses();
        if (advertised.size() > most) {
            List<VirtualAddress> rest = advertised.subList(most, advertised.size());
            report.warning(
                    node.argumentPlace(),
                    "an advert holds " + most + " addresses: the last " + rest.size()
                            + " are held, but not advertised");
            excluded.addAll(0, rest);
            rest.clear();
        }
        if (family == Family.IPV6 && !advertised.isEmpty()) {
            adviseLinkLocal(node, advertised.get(0));
        }
    }

    /** keepalived too only says so. */
    private void adviseLinkLocal(Node node, VirtualAddress first) {
        boolean linkLocal = first.cidr().address() instanceof Ipv6 six && six.isLinkLocal();
        if (!linkLocal) {
            report.note(
                    AddressReader.first(node, InstanceKeywords.ADDRESSES)
                            .map(Word::place)
                            .orElse(node.place()),
                    "the first address of an IPv6 virtual router should be link-local (RFC 9568 section 5.2.9)");
        }
    }

    private boolean hasAddress(
            String name, Node node, VrrpVersion version, boolean strict, List<VirtualAddress> advertised) {
        if (!advertised.isEmpty()) {
            return true;
        }
        if (version == VrrpVersion.V3 || strict) {
            drop(name, node, "has no address", "virtual_ipaddress { ADDRESS }");
            return false;
        }
        if (!node.get(InstanceKeywords.NO_ADDRESS)) {
            report.warning(node.argumentPlace(), "vrrp_instance '" + name + "' has no address");
        }
        return true;
    }
}
