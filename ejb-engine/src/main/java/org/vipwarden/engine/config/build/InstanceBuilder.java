package org.vipwarden.engine.config.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.grammar.GlobalKeywords;
import org.vipwarden.engine.config.grammar.InstanceKeywords;
import org.vipwarden.engine.config.grammar.Keyword;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.model.ElectionRules;
import org.vipwarden.engine.config.model.Holdings;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.VirtualAddress;
import org.vipwarden.engine.config.text.Word;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Vrid;
import org.vipwarden.engine.unit.VrrpVersion;

/** Makes the model of a {@code vrrp_instance}, with what {@code global_defs} says for all of them folded in. */
final class InstanceBuilder {
    private static final int MOST_ADVERTISED = 255;
    /** Of an Ethernet frame without extensions; all nodes of a virtual router have to agree on what fits. */
    private static final int MTU = 1500;

    private static final int IPV6_AND_VRRP_HEADERS = 48;

    private final Node global;
    private final Groups groups;
    private final Commands commands;
    private final TrackingReader tracking;
    private final AnnouncementReader announcements;
    private final AddressReader addresses;
    private final RouteReader routes;
    private final AttachmentReader attachments;
    private final Report report;

    InstanceBuilder(
            Node global, Groups groups, Commands commands, TrackingReader tracking, RouteReader routes, Report report) {
        this.global = global;
        this.groups = groups;
        this.commands = commands;
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
        VrrpVersion version = version(node);
        Optional<String> interfaceName = interfaceName(name, node);
        Optional<Vrid> vrid = vrid(name, node);
        boolean possible = isPossible(name, node);
        AttachmentReader.OfInstance attachment =
                attachments.of(node, interfaceName.orElse(""), vrid.orElse(new Vrid(1)), Family.IPV4, strict);
        List<VirtualAddress> advertised = new ArrayList<>();
        List<VirtualAddress> excluded = new ArrayList<>();
        if (isForIpv6(name, node)) {
            possible = false;
        } else {
            readAddresses(node, interfaceName.orElse(""), attachment, advertised, excluded);
            possible &= hasAddress(name, node, version, strict, advertised);
        }
        InstanceDefinition definition = definition(
                name,
                node,
                strict,
                version,
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
            VrrpVersion version,
            String interfaceName,
            AttachmentReader.OfInstance attachment,
            Vrid vrid,
            List<VirtualAddress> advertised,
            List<VirtualAddress> excluded) {
        Election election = Election.of(node, strict, report);
        return new InstanceDefinition(
                name,
                election.startsActive(),
                interfaceName,
                attachment.build(version, election.priority()),
                vrid,
                election.priority(),
                version,
                IntervalReader.read(node, version, report),
                groups.of(node),
                source(node),
                new AuthenticationReader(report).password(node, version, strict),
                either(node, InstanceKeywords.CHECKSUM_AS_V2, GlobalKeywords.CHECKSUM_AS_V2),
                either(node, InstanceKeywords.SKIP_CHECK_ADDRESSES, GlobalKeywords.SKIP_CHECK_ADDRESSES),
                rules(node, strict, election),
                new Holdings(
                        advertised,
                        excluded,
                        routes.routesOf(node),
                        routes.rulesOf(node),
                        node.get(InstanceKeywords.PROMOTE_SECONDARIES)),
                announcements.read(node, strict),
                tracking.read(node, interfaceName),
                commands.notifies(node));
    }

    private static Optional<IpAddress> source(Node node) {
        return node.find(InstanceKeywords.MULTICAST_SOURCE)
                .or(() -> node.find(InstanceKeywords.UNICAST_SOURCE))
                .map(IpAddress.class::cast);
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

    private VrrpVersion version(Node node) {
        return either(node, InstanceKeywords.VERSION, GlobalKeywords.VERSION) == 3 ? VrrpVersion.V3 : VrrpVersion.V2;
    }

    private Optional<String> interfaceName(String name, Node node) {
        Optional<Node> given = node.last(InstanceKeywords.INTERFACE);
        if (given.isEmpty()) {
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

    /** What would be another protocol than its peers speak: such an instance is not run, since both sides would become Active. */
    private boolean isPossible(String name, Node node) {
        boolean possible = true;
        for (Node peers : node.all(InstanceKeywords.UNICAST_PEERS).toList()) {
            possible &= refuse(name, peers, "unicast_peer is not supported yet");
        }
        for (Node hmac : node.all(InstanceKeywords.MESSAGE_AUTHENTICATION).toList()) {
            possible &= refuse(name, hmac, "auth_hmac is not supported yet");
        }
        for (Node block : node.all(InstanceKeywords.AUTHENTICATION).toList()) {
            Optional<Node> type = block.last(InstanceKeywords.AUTH_TYPE);
            if (type.flatMap(t -> t.value(InstanceKeywords.AUTH_TYPE))
                    .filter("AH"::equals)
                    .isPresent()) {
                possible &= refuse(name, type.get(), "auth_type AH is not supported yet");
            }
        }
        return possible;
    }

    private boolean refuse(String name, Node at, String what) {
        report.error(at.place(), what + ": vrrp_instance '" + name + "' is left out");
        return false;
    }

    private void drop(String name, Node node, String why, String expected) {
        report.error(node.argumentPlace(), "vrrp_instance '" + name + "' " + why + ": it is left out", expected);
    }

    private void readAddresses(
            Node node,
            String interfaceName,
            AttachmentReader.OfInstance attachment,
            List<VirtualAddress> advertised,
            List<VirtualAddress> excluded) {
        advertised.addAll(
                addresses.readAdvertised(node, InstanceKeywords.ADDRESSES, interfaceName, attachment::linkFor));
        excluded.addAll(addresses.read(node, InstanceKeywords.EXCLUDED, interfaceName, attachment::linkFor));
        int most = mostAdvertised(advertised);
        if (advertised.size() > most) {
            List<VirtualAddress> rest = advertised.subList(most, advertised.size());
            report.warning(
                    node.argumentPlace(),
                    "an advert holds " + most + " addresses: the last " + rest.size()
                            + " are held, but not advertised");
            excluded.addAll(0, rest);
            rest.clear();
        }
    }

    /** As many as the count of one byte can say and a packet can hold. */
    private static int mostAdvertised(List<VirtualAddress> addresses) {
        boolean six = addresses.stream().anyMatch(a -> a.cidr().address().family() == Family.IPV6);
        return six ? (MTU - IPV6_AND_VRRP_HEADERS) / Family.IPV6.bytes() : MOST_ADVERTISED;
    }

    private boolean isForIpv6(String name, Node node) {
        Optional<Word> address = AddressReader.firstIfIpv6(node, InstanceKeywords.ADDRESSES);
        address.ifPresent(word -> report.error(
                word.place(),
                "its first address makes this an instance for IPv6, which is not supported yet: vrrp_instance '" + name
                        + "' is left out"));
        return address.isPresent();
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
