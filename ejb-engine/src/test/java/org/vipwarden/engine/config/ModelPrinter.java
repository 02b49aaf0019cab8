package org.vipwarden.engine.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.vipwarden.engine.config.model.AddressTraits;
import org.vipwarden.engine.config.model.AnnouncementDefinition;
import org.vipwarden.engine.config.model.Attachment;
import org.vipwarden.engine.config.model.Authentication;
import org.vipwarden.engine.config.model.BfdDefinition;
import org.vipwarden.engine.config.model.Command;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.config.model.Delivery;
import org.vipwarden.engine.config.model.Dialect.OldUnicastChecksum;
import org.vipwarden.engine.config.model.FifoDefinition;
import org.vipwarden.engine.config.model.FileDefinition;
import org.vipwarden.engine.config.model.HeartbeatPath;
import org.vipwarden.engine.config.model.HostDefinition;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.MailDefinition;
import org.vipwarden.engine.config.model.NotificationDefinition;
import org.vipwarden.engine.config.model.NotifyDefinition;
import org.vipwarden.engine.config.model.OwnDefinitions;
import org.vipwarden.engine.config.model.Pacing;
import org.vipwarden.engine.config.model.PacketRulesDefinition;
import org.vipwarden.engine.config.model.PhaseScript;
import org.vipwarden.engine.config.model.PingNodeDefinition;
import org.vipwarden.engine.config.model.ProcessDefinition;
import org.vipwarden.engine.config.model.ScriptDefinition;
import org.vipwarden.engine.config.model.ScriptUser;
import org.vipwarden.engine.config.model.VirtualAddress;
import org.vipwarden.engine.config.model.VirtualRoute;
import org.vipwarden.engine.config.model.VirtualRule;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.MacAddress;

/** Prints a model compactly: what everybody sets, and beyond that only what is not at its default. */
final class ModelPrinter {
    private static final AnnouncementDefinition USUAL =
            new AnnouncementDefinition(Duration.ofSeconds(5), 5, Duration.ZERO, 1, Duration.ofSeconds(5), 5);

    private final StringBuilder out = new StringBuilder();

    static String print(Configuration configuration) {
        ModelPrinter printer = new ModelPrinter();
        printer.configuration(configuration);
        return printer.out.toString();
    }

    private void configuration(Configuration configuration) {
        var global = configuration.global();
        line(
                "node " + global.routerId(),
                "scripts as " + user(global.scriptUser()),
                global.scriptSecurity() ? "script security" : "",
                global.logsUnknownRouters() ? "unknown routers logged" : "",
                global.startDelays().afterStart().isZero()
                        ? ""
                        : "joins after " + seconds(global.startDelays().afterStart()),
                global.startDelays().afterBoot().isZero()
                        ? ""
                        : "joins " + seconds(global.startDelays().afterBoot()) + " after boot");
        notification(global.notification());
        configuration.scripts().forEach(this::script);
        configuration.trackers().files().forEach(this::file);
        configuration.trackers().processes().forEach(this::process);
        configuration.trackers().sessions().forEach(this::session);
        configuration
                .trackers()
                .linkDelays()
                .forEach(delay -> line(
                        "interface " + delay.interfaceName() + ": down after " + seconds(delay.down()),
                        "up after " + seconds(delay.up())));
        configuration.instances().forEach(this::instance);
        configuration.syncGroups().forEach(group -> {
            line("sync group " + group.name() + ": " + String.join(" ", group.members()));
            notifies(group.notifies());
        });
        host(configuration.host());
        own(configuration.own());
    }

    private void script(ScriptDefinition script) {
        line(
                "script " + script.name() + ": " + command(script.command()),
                "every " + seconds(script.interval()),
                script.timeout().equals(script.interval()) ? "" : "timeout " + seconds(script.timeout()),
                script.rise() == 1 ? "" : "rise " + script.rise(),
                script.fall() == 1 ? "" : "fall " + script.fall(),
                "weight " + script.weight(),
                script.initFail() ? "starts failed" : "");
    }

    private void file(FileDefinition file) {
        line(
                "file " + file.name() + ": " + file.file(),
                "weight " + file.weight(),
                file.initial()
                        .map(initial -> "initially " + initial.value() + (initial.overwrite() ? ", always" : ""))
                        .orElse(""));
    }

    private void process(ProcessDefinition process) {
        line(
                "process " + process.name() + ": [" + process.program() + "]" + process.parameters(),
                "by " + process.matching(),
                "quorum " + process.quorum(),
                process.quorumMax() == Integer.MAX_VALUE ? "" : "at most " + process.quorumMax(),
                "fork delay " + seconds(process.forkDelay()),
                "terminate delay " + seconds(process.terminateDelay()),
                "weight " + process.weight());
    }

    private void session(BfdDefinition session) {
        line(
                "bfd " + session.name() + ": " + session.neighbor(),
                session.source().map(source -> "from " + source).orElse(""),
                "rx " + seconds(session.minRx()),
                "tx " + seconds(session.minTx()),
                "idle " + seconds(session.idleTx()),
                "multiplier " + session.multiplier(),
                session.passive() ? "passive" : "",
                "ttl " + session.ttl(),
                "max hops " + session.maxHops(),
                session.multihop() ? "multihop" : "",
                "weight " + session.weight());
    }

    private void instance(InstanceDefinition instance) {
        line(
                "instance " + instance.name() + ": " + (instance.startsActive() ? "MASTER" : "BACKUP"),
                instance.interfaceName(),
                "vrid " + instance.vrid(),
                "priority " + instance.priority(),
                "version " + instance.version().number(),
                "every " + instance.interval());
        line(
                "  with",
                delivery(instance.delivery()),
                instance.origin().address().map(source -> "source " + source).orElse(""),
                instance.origin().tracked() ? "source tracked" : "",
                authentication(instance.authentication()),
                instance.election().preempt() ? "" : "nopreempt",
                instance.election().preemptDelay().isZero()
                        ? ""
                        : "preempt delay " + seconds(instance.election().preemptDelay()),
                instance.election().downTimerAdverts() == 3
                        ? ""
                        : instance.election().downTimerAdverts() + " adverts down timer",
                instance.dialect().checksumAsV2() ? "checksum as v2" : "",
                instance.election().lowerPriorityNoAdvert() ? "no advert to lower priority" : "",
                instance.election().higherPrioritySendAdvert() ? "advert to higher priority" : "",
                instance.election().ownerIgnoresAdverts() ? "adverts to an owner ignored" : "",
                instance.election()
                        .highestPeer()
                        .map(highest -> "gives up when late for " + highest)
                        .orElse(""),
                instance.dialect().skipCheckAddresses() ? "addresses unchecked" : "",
                instance.dialect().oldUnicast() == OldUnicastChecksum.DETECT
                        ? ""
                        : "old unicast checksum " + instance.dialect().oldUnicast(),
                instance.tracking().ignoreOwnInterface() ? "own interface untracked" : "");
        attachment(instance.attachment());
        instance.holdings().addresses().forEach(address -> address("address", address));
        instance.holdings().excluded().forEach(address -> address("excluded", address));
        instance.holdings().routes().forEach(route -> route("  ", route));
        instance.holdings().rules().forEach(rule -> rule("  ", rule));
        if (instance.holdings().promoteSecondaries()) {
            line("  promotes secondaries");
        }
        if (!instance.announcement().equals(USUAL)) {
            announcement(instance.announcement());
        }
        instance.tracking()
                .scripts()
                .forEach(tracked -> line("  tracks script " + tracked.script(), "weight " + tracked.weight()));
        instance.tracking()
                .interfaces()
                .forEach(
                        tracked -> line("  tracks interface " + tracked.interfaceName(), "weight " + tracked.weight()));
        instance.tracking().files().forEach(t -> line("  tracks file " + t.name(), "weight " + t.weight()));
        instance.tracking().processes().forEach(t -> line("  tracks process " + t.name(), "weight " + t.weight()));
        instance.tracking().sessions().forEach(t -> line("  tracks bfd " + t.name(), "weight " + t.weight()));
        notifies(instance.notifies());
    }

    private void attachment(Attachment attachment) {
        attachment
                .links()
                .forEach(link -> line(
                        "  link " + link.name(),
                        "on " + link.interfaceName(),
                        link.kind().name().toLowerCase(Locale.ROOT),
                        link.mac().equals(MacAddress.NONE) ? "" : link.mac().toString(),
                        link.group() == 0 ? "" : "group " + link.group()));
        attachment.linkAddress().ifPresent(address -> line("  link address " + address));
        if (attachment.sendsFromInterface()) {
            line("  sends from the interface");
        }
        if (!attachment.accept()) {
            line("  lets nothing in");
        }
        PacketRulesDefinition rules = attachment.rules();
        if (!rules.equals(PacketRulesDefinition.DEFAULT)) {
            line("  rules in " + rules.table(), "priority " + rules.priority(), rules.counters() ? "counters" : "");
        }
    }

    private static String delivery(Delivery delivery) {
        if (delivery instanceof Delivery.Unicast unicast) {
            List<String> peers = unicast.peers().stream()
                    .map(p -> p.address()
                            + (p.leastTtl() == 0 ? "" : " from TTL " + p.leastTtl())
                            + (p.mostTtl() == 255 ? "" : " to TTL " + p.mostTtl()))
                    .toList();
            return "unicast " + unicast.family() + " to " + peers
                    + (unicast.ttl() == 255 ? "" : " TTL " + unicast.ttl())
                    + (unicast.checksSource() ? " source checked" : "")
                    + (unicast.faultWithoutPeer() ? " fault without peer" : "");
        }
        IpAddress group = delivery.group().orElseThrow();
        return group.equals(Ipv4.VRRP_GROUP) ? "" : "group " + group;
    }

    private static String authentication(Authentication authentication) {
        if (authentication instanceof Authentication.Password password) {
            return "password '" + password.text() + "'";
        }
        if (authentication instanceof Authentication.Header header) {
            return "authentication header '" + header.key() + "'";
        }
        if (authentication instanceof Authentication.Hmac hmac) {
            List<String> keys =
                    hmac.keys().stream().map(k -> k.number() + "=" + k.secret()).toList();
            return "hmac " + keys + " signs with " + hmac.activeKey() + " " + hmac.mode() + " window "
                    + seconds(hmac.window()) + (hmac.timed() ? "" : " monotonic");
        }
        return "";
    }

    private void address(String what, VirtualAddress address) {
        line(
                "  " + what + " " + address,
                address.broadcast().map(broadcast -> "broadcast " + broadcast).orElse(""),
                address.scope() == 0 ? "" : "scope " + address.scope(),
                address.label().map(label -> "label " + label).orElse(""),
                traits(address));
    }

    private static String traits(VirtualAddress address) {
        AddressTraits traits = address.traits();
        List<String> parts = new ArrayList<>();
        add(parts, !traits.prefixRoute(), "no prefix route");
        traits.peer().ifPresent(peer -> parts.add("peer " + peer));
        add(parts, traits.home(), "home");
        add(parts, traits.detectDuplicates(), "duplicates detected");
        add(parts, traits.manageTemporary(), "temporary addresses");
        add(parts, traits.autoJoin(), "joins");
        add(parts, !traits.tracked(), "untracked");
        traits.preferredSeconds().ifPresent(seconds -> parts.add("preferred for " + seconds + " s"));
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, boolean condition, String text) {
        if (condition) {
            parts.add(text);
        }
    }

    private void route(String indent, VirtualRoute route) {
        List<String> parts = new ArrayList<>();
        add(parts, route.type() != 1, "type " + route.type());
        route.origin().ifPresent(origin -> parts.add("from " + origin));
        route.hops()
                .forEach(hop ->
                        parts.add("hop" + hop.gateway().map(g -> " via " + g).orElse("")
                                + hop.interfaceName().map(dev -> " dev " + dev).orElse("")
                                + (hop.weight() == 1 ? "" : " weight " + hop.weight())
                                + (hop.onLink() ? " onlink" : "")
                                + (hop.realms() == 0 ? "" : " realms 0x" + Integer.toHexString(hop.realms()))));
        route.source().ifPresent(source -> parts.add("source " + source));
        add(parts, route.metric() != 0, "metric " + route.metric());
        add(parts, route.tos() != 0, "tos " + route.tos());
        add(parts, route.scope() != 0, "scope " + route.scope());
        add(parts, route.protocol() != 18, "protocol " + route.protocol());
        new TreeMap<>(route.metrics().numbers()).forEach((metric, value) -> parts.add("RTAX " + metric + "=" + value));
        add(
                parts,
                !route.metrics().congestion().isEmpty(),
                "congestion " + route.metrics().congestion());
        route.preference().ifPresent(preference -> parts.add("preference " + preference));
        route.expires().ifPresent(expires -> parts.add("expires " + expires));
        add(
                parts,
                route.placing() != VirtualRoute.Placing.PREPEND,
                route.placing().toString());
        add(parts, !route.tracked(), "untracked");
        line(indent + route, String.join(", ", parts));
    }

    private void rule(String indent, VirtualRule rule) {
        VirtualRule.Match match = rule.match();
        List<String> parts = new ArrayList<>();
        add(parts, rule.inverted(), "not");
        match.from().ifPresent(from -> parts.add("from " + from));
        match.to().ifPresent(to -> parts.add("to " + to));
        match.incoming().ifPresent(dev -> parts.add("iif " + dev));
        match.outgoing().ifPresent(dev -> parts.add("oif " + dev));
        add(parts, match.tos() != 0, "tos " + match.tos());
        match.mark().ifPresent(mark -> parts.add("mark " + mark.first() + "/" + Integer.toHexString(mark.second())));
        match.users().ifPresent(users -> parts.add("users " + users.first() + "-" + users.second()));
        match.transport().ifPresent(transport -> parts.add("transport " + transport));
        match.sourcePorts().ifPresent(ports -> parts.add("from ports " + ports.first() + "-" + ports.second()));
        match.destinationPorts().ifPresent(ports -> parts.add("to ports " + ports.first() + "-" + ports.second()));
        add(parts, match.masterDevice(), "l3mdev");
        parts.add("action " + rule.action());
        add(parts, rule.table() != 0, "table " + rule.table());
        rule.target().ifPresent(target -> parts.add("to " + target));
        rule.suppressPrefixLength().ifPresent(length -> parts.add("suppress /" + length));
        rule.suppressLinkGroup().ifPresent(group -> parts.add("suppress group " + group));
        add(parts, rule.realms() != 0, "realms 0x" + Integer.toHexString(rule.realms()));
        add(parts, rule.protocol() != 18, "protocol " + rule.protocol());
        add(parts, !rule.tracked(), "untracked");
        line(indent + rule, String.join(", ", parts));
    }

    private void host(HostDefinition host) {
        host.addresses().forEach(fixture -> {
            address("static", fixture.item());
            trackedBy(fixture.instances());
        });
        host.routes().forEach(fixture -> {
            route("  static ", fixture.item());
            trackedBy(fixture.instances());
        });
        host.rules().forEach(fixture -> {
            rule("  static ", fixture.item());
            trackedBy(fixture.instances());
        });
        if (!host.pacing().usual().equals(Pacing.Gap.NONE)) {
            gap("pace", host.pacing().usual());
        }
        host.pacing().groups().forEach(group -> gap("pace of " + group.interfaces(), group.gap()));
    }

    private void gap(String what, Pacing.Gap gap) {
        line(what, "arp " + seconds(gap.arp()), "neighbor " + seconds(gap.neighbor()));
    }

    private void trackedBy(List<String> instances) {
        if (!instances.isEmpty()) {
            line("    tracked by " + instances);
        }
    }

    private void announcement(AnnouncementDefinition announcement) {
        line(
                "  announces " + announcement.repeat() + " times",
                "again after " + seconds(announcement.delay()),
                announcement.refreshRepeat() + " every " + seconds(announcement.refresh()),
                "to lower priority " + announcement.lowerPriorityRepeat() + " times",
                "again after " + seconds(announcement.lowerPriorityDelay()),
                announcement.elsewhere().isZero() ? "" : "elsewhere every " + seconds(announcement.elsewhere()),
                announcement.everywhere() ? "on all links" : "");
    }

    private void notifies(NotifyDefinition notifies) {
        notify("MASTER", notifies.active());
        notify("BACKUP", notifies.backup());
        notify("FAULT", notifies.fault());
        notify("STOP", notifies.stop());
        notify("any change", notifies.any());
        notify("lower priority", notifies.lowerPriority());
        notifies.deletion().ifPresent(deletion -> {
            line("  says when it is deleted");
            notify("DELETED", deletion.script());
        });
        if (notifies.priorityChanges()) {
            line("  says every priority");
        }
        if (notifies.mail()) {
            line("  mails");
        }
    }

    private void notification(NotificationDefinition notification) {
        notification.everything().ifPresent(fifo -> fifo("everything", fifo));
        notification.vrrp().ifPresent(fifo -> fifo("VRRP", fifo));
        notification.startup().ifPresent(script -> phase("start", script));
        notification.shutdown().ifPresent(script -> phase("end", script));
        MailDefinition mail = notification.mail();
        if (mail.isPossible()) {
            line(
                    "mail from " + mail.from(),
                    "to " + String.join(" ", mail.to()),
                    "by " + mail.server().orElseThrow().host() + " port "
                            + mail.server().orElseThrow().port(),
                    "as " + mail.helloName(),
                    "within " + seconds(mail.timeout()),
                    mail.faults() ? "" : "without faults");
        }
    }

    private void fifo(String what, FifoDefinition fifo) {
        line(
                "fifo for " + what + " " + fifo.file() + " of " + user(fifo.owner()),
                fifo.script().map(command -> "read by " + command(command)).orElse(""));
    }

    private void phase(String when, PhaseScript script) {
        line("at the " + when + " runs " + command(script.command()), "within " + seconds(script.timeout()));
    }

    private void notify(String when, Optional<Command> command) {
        command.ifPresent(given -> line("  on " + when + " runs " + command(given)));
    }

    private void path(HeartbeatPath path) {
        line(
                "  path " + path.name() + " for " + String.join(" ", path.instances()) + ": " + path.interfaceName(),
                path.source().map(source -> "from " + source).orElse(""),
                path.peers().isEmpty() ? "multicast" : "to " + path.peers());
    }

    private void own(OwnDefinitions own) {
        if (!own.equals(OwnDefinitions.DEFAULT)) {
            line(
                    "own",
                    own.addressLease() ? "" : "no lease",
                    own.pingQuorum().map(quorum -> "quorum " + quorum).orElse(""),
                    "jmx " + port(own.listeners().jmxPort()),
                    "http " + port(own.listeners().httpPort()));
            own.pingNodes().forEach(this::pingNode);
            own.paths().forEach(this::path);
            own.webhooks().forEach(hook -> line("  " + hook));
        }
    }

    private static String port(OptionalInt port) {
        return port.isPresent() ? Integer.toString(port.getAsInt()) : "off";
    }

    private void pingNode(PingNodeDefinition node) {
        line(
                "  ping node " + node.name() + " " + node.target(),
                "every " + seconds(node.interval()),
                "timeout " + seconds(node.timeout()),
                "rise " + node.rise(),
                "fall " + node.fall());
    }

    private static String command(Command command) {
        List<String> quoted = new ArrayList<>();
        command.words().forEach(word -> quoted.add("[" + word + "]"));
        return String.join("", quoted) + " as " + user(command.user());
    }

    private static String user(ScriptUser user) {
        return user.user() + user.group().map(group -> ":" + group).orElse("");
    }

    private static String seconds(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    private void line(String first, String... parts) {
        StringBuilder line = new StringBuilder(first);
        for (String part : parts) {
            if (!part.isEmpty()) {
                line.append(line.length() == first.length() && !first.contains(":") ? " " : ", ")
                        .append(part);
            }
        }
        if (!line.toString().equals("  with")) {
            out.append(line).append('\n');
        }
    }
}
