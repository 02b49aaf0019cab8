package org.vipwarden.engine.config.print;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.vipwarden.engine.config.model.Attachment;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.config.model.GlobalDefinitions;
import org.vipwarden.engine.config.model.HeartbeatPath;
import org.vipwarden.engine.config.model.HostDefinition;
import org.vipwarden.engine.config.model.HostDefinition.Fixture;
import org.vipwarden.engine.config.model.OwnDefinitions;
import org.vipwarden.engine.config.model.Pacing;
import org.vipwarden.engine.config.model.PacketRulesDefinition;
import org.vipwarden.engine.config.model.PingNodeDefinition;
import org.vipwarden.engine.config.model.SyncGroupDefinition;
import org.vipwarden.engine.config.model.VirtualLink;

/** Prints a whole configuration: the effective one, with every default and correction in its place. */
public final class ConfigurationPrinter {
    private final Configuration configuration;
    private final Printed out;
    /** Names for the groups of instances that cannot run without something static. */
    private final Map<List<String>, String> trackGroups = new LinkedHashMap<>();

    private ConfigurationPrinter(Configuration configuration) {
        this.configuration = configuration;
        this.out = new Printed(configuration.global().scriptUser());
    }

    /** As {@code keepalived.conf}. */
    public static String keepalivedConf(Configuration configuration) {
        ConfigurationPrinter printer = new ConfigurationPrinter(configuration);
        printer.everything();
        return printer.out.text();
    }

    /** As {@code vipwarden.conf}. */
    public static String vipwardenConf(Configuration configuration) {
        ConfigurationPrinter printer = new ConfigurationPrinter(configuration);
        printer.own(configuration.own());
        return printer.out.text();
    }

    private void everything() {
        global(configuration.global());
        new TrackerPrinter(out).print(configuration);
        staticItems(configuration.host());
        pacing(configuration.host().pacing());
        configuration.instances().forEach(new InstancePrinter(out)::print);
        configuration.syncGroups().forEach(this::syncGroup);
        new BalancingPrinter(out).print(configuration.balancing());
    }

    private void global(GlobalDefinitions global) {
        out.block("global_defs", () -> {
            out.line("router_id", Printed.word(global.routerId()));
            out.line("script_user", Printed.account(global.scriptUser()));
            out.lineIf(global.scriptSecurity(), "enable_script_security");
            out.lineIf(global.logsUnknownRouters(), "log_unknown_vrids");
            out.lineIf(
                    !global.startDelays().afterStart().isZero(),
                    "vrrp_startup_delay",
                    Printed.seconds(global.startDelays().afterStart()));
            out.lineIf(
                    !global.startDelays().afterBoot().isZero(),
                    "vrrp_delay_after_boot",
                    Printed.seconds(global.startDelays().afterBoot()));
            Pacing.Gap usual = configuration.host().pacing().usual();
            out.lineIf(!usual.arp().isZero(), "vrrp_garp_interval", Printed.seconds(usual.arp()));
            out.lineIf(!usual.neighbor().isZero(), "vrrp_gna_interval", Printed.seconds(usual.neighbor()));
            packetRules();
            addressLinks();
            new NotificationPrinter(out).global(global.notification());
            new BalancingPrinter(out).settings(configuration.balancing().settings());
        });
    }

    /** They are the same for all instances. */
    private void packetRules() {
        Optional<PacketRulesDefinition> rules = attachments()
                .map(Attachment::rules)
                .filter(found -> !found.equals(PacketRulesDefinition.DEFAULT))
                .findFirst();
        rules.ifPresent(found -> {
            out.line("nftables", found.table());
            out.line("nftables_priority", found.priority());
            out.lineIf(found.counters(), "nftables_counters");
        });
    }

    /** The links of addresses get their names by themselves: {@code PREFIX[NUMBER].VRID}. */
    private void addressLinks() {
        attachments()
                .flatMap(attachment -> attachment.addressLinks().stream())
                .map(VirtualLink::name)
                .map(name -> name.substring(0, name.lastIndexOf('.')).replaceFirst("\\d+$", ""))
                .filter(prefix -> !prefix.equals("vrrp"))
                .findFirst()
                .ifPresent(prefix -> out.line("vmac_addr_prefix", prefix));
    }

    private Stream<Attachment> attachments() {
        return configuration.instances().stream().map(instance -> instance.attachment());
    }

    private void staticItems(HostDefinition host) {
        AddressPrinter addresses = new AddressPrinter("", Attachment.PLAIN);
        List<String> addressLines = lines(host.addresses(), addresses::line);
        List<String> routeLines = lines(host.routes(), RoutePrinter::line);
        List<String> ruleLines = lines(host.rules(), RulePrinter::line);
        trackGroups.forEach(
                (members, name) -> out.block("track_group " + name, () -> out.list("group", words(members))));
        out.list("static_ipaddress", addressLines);
        out.list("static_routes", routeLines);
        out.list("static_rules", ruleLines);
    }

    private <T> List<String> lines(List<Fixture<T>> fixtures, Function<T, String> print) {
        List<String> lines = new ArrayList<>();
        for (Fixture<T> fixture : fixtures) {
            String group = fixture.instances().isEmpty()
                    ? ""
                    : " track_group "
                            + trackGroups.computeIfAbsent(
                                    fixture.instances(), members -> "group" + (trackGroups.size() + 1));
            lines.add(print.apply(fixture.item()) + group);
        }
        return lines;
    }

    static List<String> words(List<String> names) {
        return names.stream().map(Printed::word).toList();
    }

    private void pacing(Pacing pacing) {
        pacing.groups()
                .forEach(group -> out.block("garp_group", () -> {
                    out.line("garp_interval", Printed.seconds(group.gap().arp()));
                    out.line("gna_interval", Printed.seconds(group.gap().neighbor()));
                    out.list("interfaces", group.interfaces());
                }));
    }

    /** Weights stand with the members already: they count. */
    private void syncGroup(SyncGroupDefinition group) {
        out.block("vrrp_sync_group " + Printed.word(group.name()), () -> {
            out.list("group", words(group.members()));
            out.line("sync_group_tracking_weight");
            new NotificationPrinter(out).notifies(group.notifies());
        });
    }

    private void own(OwnDefinitions own) {
        out.lineIf(!own.addressLease(), "vip_lease off");
        OwnDefinitions usual = OwnDefinitions.DEFAULT;
        out.lineIf(
                !own.listeners().jmxPort().equals(usual.listeners().jmxPort()),
                "jmx_listen",
                port(own.listeners().jmxPort()));
        out.lineIf(
                !own.listeners().httpPort().equals(usual.listeners().httpPort()),
                "http_listen",
                port(own.listeners().httpPort()));
        out.maybe("ping_quorum", own.pingQuorum());
        own.pingNodes().forEach(this::pingNode);
        own.paths().forEach(this::path);
        new NotificationPrinter(out).own(own);
    }

    private static String port(OptionalInt port) {
        return port.isPresent() ? Integer.toString(port.getAsInt()) : "off";
    }

    private void pingNode(PingNodeDefinition node) {
        out.block("ping_node " + Printed.word(node.name()), () -> {
            out.line("target", node.target());
            out.line("interval", Printed.seconds(node.interval()));
            out.line("timeout", Printed.seconds(node.timeout()));
            out.line("rise", node.rise());
            out.line("fall", node.fall());
        });
    }

    private void path(HeartbeatPath path) {
        out.block("heartbeat_path " + Printed.word(path.name()), () -> {
            out.list("instances", words(path.instances()));
            out.line("interface", path.interfaceName());
            out.maybe("unicast_src_ip", path.source());
            out.list("unicast_peer", path.peers().stream().map(Object::toString).toList());
        });
    }
}
