package org.vipwarden.engine.config.build;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.grammar.GlobalKeywords;
import org.vipwarden.engine.config.grammar.InstanceKeywords;
import org.vipwarden.engine.config.grammar.Keyword;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.model.Attachment;
import org.vipwarden.engine.config.model.PacketRulesDefinition;
import org.vipwarden.engine.config.model.VirtualAddress;
import org.vipwarden.engine.config.model.VirtualLink;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.MacAddress;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.unit.Vrid;
import org.vipwarden.engine.unit.VrrpVersion;

/** Reads how instances are attached to the network; one for a whole configuration, because no two links have the same name. */
final class AttachmentReader {
    /** As long as the kernel's names with the VRID and a number behind it. */
    private static final int LONGEST_PREFIX = 9;

    private final Node global;
    private final Report report;
    private final LinkNames names = new LinkNames();

    AttachmentReader(Node global, Report report) {
        this.global = global;
        this.report = report;
    }

    /** Reads what the instance says, before its addresses are read. */
    OfInstance of(Node node, String interfaceName, Vrid vrid, Family family, boolean strict) {
        return new OfInstance(node, interfaceName, vrid, family, strict);
    }

    /** One instance's links, while its addresses are read: they may need more. */
    final class OfInstance {
        private final Node node;
        private final String interfaceName;
        private final Vrid vrid;
        private final Family family;
        private final boolean strict;
        private final Optional<VirtualLink> own;
        private final Map<String, VirtualLink> byInterface = new LinkedHashMap<>();
        private Optional<Cidr> linkAddress = Optional.empty();

        private OfInstance(Node node, String interfaceName, Vrid vrid, Family family, boolean strict) {
            this.node = node;
            this.interfaceName = interfaceName;
            this.vrid = vrid;
            this.family = family;
            this.strict = strict;
            this.own = node.last(InstanceKeywords.USE_VMAC)
                    .map(vmac -> ownLink(vmac, false))
                    .or(() -> node.last(InstanceKeywords.USE_IPVLAN).map(ipvlan -> ownLink(ipvlan, true)));
        }

        private VirtualLink ownLink(Node keyword, boolean ipvlan) {
            LinkWords words = new LinkWords(keyword, ipvlan, report);
            linkAddress = words.address();
            Optional<String> name = words.name().flatMap(word -> {
                boolean free = names.take(word.text());
                if (!free) {
                    report.error(
                            word.place(), "another virtual link is called " + word + ": this one gets another name");
                }
                return free ? Optional.of(word.text()) : Optional.empty();
            });
            if (strict && words.mac().isPresent()) {
                report.warning(keyword.place(), "'vrrp_strict' allows no other MAC address than the virtual router's");
            }
            MacAddress mac =
                    ipvlan ? MacAddress.NONE : words.mac().filter(m -> !strict).orElseGet(this::virtualMac);
            return new VirtualLink(
                    name.orElseGet(() -> names.next(prefix(GlobalKeywords.VMAC_PREFIX), vrid)),
                    interfaceName,
                    words.kind(),
                    mac,
                    words.group());
        }

        private MacAddress virtualMac() {
            return MacAddress.ofVirtualRouter(vrid, family);
        }

        /**
         * The link for an address.
         *
         * @param dev the interface that it is said to be on
         * @param asked whether {@code use_vmac} stands behind it
         */
        String linkFor(String dev, boolean asked) {
            if (dev.equals(interfaceName) && own.isPresent()) {
                return own.get().name();
            }
            boolean all = node.get(InstanceKeywords.USE_VMAC_ADDRESS) && !dev.equals(interfaceName);
            return asked || all
                    ? byInterface.computeIfAbsent(dev, this::addressLink).name()
                    : dev;
        }

        private VirtualLink addressLink(String dev) {
            return new VirtualLink(
                    names.next(prefix(GlobalKeywords.VMAC_ADDRESS_PREFIX), vrid),
                    dev,
                    VirtualLink.Kind.MACVLAN,
                    virtualMac(),
                    0);
        }

        /** All of it, with the links that its addresses turned out to need. */
        Attachment build(VrrpVersion version, Priority priority, Stream<VirtualAddress> addresses) {
            Set<String> needed = addresses.map(VirtualAddress::interfaceName).collect(Collectors.toSet());
            return new Attachment(
                    own,
                    sendsFromInterface(),
                    byInterface.values().stream()
                            .filter(link -> needed.contains(link.name()))
                            .toList(),
                    linkAddress,
                    accepts(version, priority),
                    rules());
        }

        private boolean sendsFromInterface() {
            Optional<Node> base = node.last(InstanceKeywords.VMAC_XMIT_BASE);
            if (base.isEmpty()) {
                return false;
            }
            if (own.isEmpty() || strict) {
                report.warning(
                        base.get().place(),
                        "'vmac_xmit_base' is ignored: "
                                + (strict ? "'vrrp_strict' does not allow it" : "there is no use_vmac"));
                return false;
            }
            return true;
        }

        /** RFC 3768 section 6.4.3: a virtual router of version 2 that is not the owner never accepts (strict). */
        private boolean accepts(VrrpVersion version, Priority priority) {
            Optional<Node> said = node.children().stream()
                    .filter(child -> child.keyword().equals(InstanceKeywords.ACCEPT)
                            || child.keyword().equals(InstanceKeywords.NO_ACCEPT))
                    .reduce((first, second) -> second);
            if (priority.isOwner()) {
                return true;
            }
            boolean accept = said.map(child -> child.keyword().equals(InstanceKeywords.ACCEPT))
                    .orElse(!strict);
            if (accept && strict && version == VrrpVersion.V2) {
                report.warning(said.orElseThrow().place(), "'vrrp_strict' does not allow 'accept' in version 2");
                return false;
            }
            return accept;
        }
    }

    private String prefix(Keyword<String> keyword) {
        String prefix = global.get(keyword);
        if (prefix.length() > LONGEST_PREFIX) {
            report.error(
                    global.last(keyword).orElse(global).argumentPlace(),
                    "the prefix is too long for the name of a link: it is cut",
                    "up to 9 characters");
            return prefix.substring(0, LONGEST_PREFIX);
        }
        return prefix;
    }

    private PacketRulesDefinition rules() {
        return new PacketRulesDefinition(
                global.find(GlobalKeywords.NFTABLES)
                        .flatMap(words -> words.stream().findFirst())
                        .orElse(PacketRulesDefinition.DEFAULT.table()),
                global.get(GlobalKeywords.NFTABLES_PRIORITY),
                global.get(GlobalKeywords.NFTABLES_COUNTERS));
    }
}
