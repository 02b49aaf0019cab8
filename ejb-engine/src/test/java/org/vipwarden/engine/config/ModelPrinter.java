package org.vipwarden.engine.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.vipwarden.engine.config.model.AnnouncementDefinition;
import org.vipwarden.engine.config.model.Command;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.NotifyDefinition;
import org.vipwarden.engine.config.model.OwnDefinitions;
import org.vipwarden.engine.config.model.PingNodeDefinition;
import org.vipwarden.engine.config.model.ScriptDefinition;
import org.vipwarden.engine.config.model.ScriptUser;
import org.vipwarden.engine.config.model.VirtualAddress;
import org.vipwarden.engine.unit.Ipv4;

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
                global.multicastGroup().equals(Ipv4.VRRP_GROUP) ? "" : "group " + global.multicastGroup(),
                "scripts as " + user(global.scriptUser()),
                global.scriptSecurity() ? "script security" : "",
                global.startDelays().afterStart().isZero()
                        ? ""
                        : "joins after " + seconds(global.startDelays().afterStart()),
                global.startDelays().afterBoot().isZero()
                        ? ""
                        : "joins " + seconds(global.startDelays().afterBoot()) + " after boot");
        configuration.scripts().forEach(this::script);
        configuration.instances().forEach(this::instance);
        configuration.syncGroups().forEach(group -> {
            line("sync group " + group.name() + ": " + String.join(" ", group.members()));
            notifies(group.notifies());
        });
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
                instance.group().equals(Ipv4.VRRP_GROUP) ? "" : "group " + instance.group(),
                instance.source().map(source -> "source " + source).orElse(""),
                instance.password()
                        .map(password -> "password '" + password + "'")
                        .orElse(""),
                instance.election().preempt() ? "" : "nopreempt",
                instance.election().preemptDelay().isZero()
                        ? ""
                        : "preempt delay " + seconds(instance.election().preemptDelay()),
                instance.election().downTimerAdverts() == 3
                        ? ""
                        : instance.election().downTimerAdverts() + " adverts down timer",
                instance.checksumAsV2() ? "checksum as v2" : "",
                instance.election().lowerPriorityNoAdvert() ? "no advert to lower priority" : "",
                instance.election().higherPrioritySendAdvert() ? "advert to higher priority" : "",
                instance.election().ownerIgnoresAdverts() ? "adverts to an owner ignored" : "",
                instance.election()
                        .highestPeer()
                        .map(highest -> "gives up when late for " + highest)
                        .orElse(""),
                instance.skipCheckAddresses() ? "addresses unchecked" : "",
                instance.tracking().ignoreOwnInterface() ? "own interface untracked" : "");
        instance.holdings().addresses().forEach(address -> address("address", address));
        instance.holdings().excluded().forEach(address -> address("excluded", address));
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
        notifies(instance.notifies());
    }

    private void address(String what, VirtualAddress address) {
        line(
                "  " + what + " " + address,
                address.broadcast().map(broadcast -> "broadcast " + broadcast).orElse(""),
                address.scope() == 0 ? "" : "scope " + address.scope(),
                address.label().map(label -> "label " + label).orElse(""),
                address.prefixRoute() ? "" : "no prefix route");
    }

    private void announcement(AnnouncementDefinition announcement) {
        line(
                "  announces " + announcement.repeat() + " times",
                "again after " + seconds(announcement.delay()),
                announcement.refreshRepeat() + " every " + seconds(announcement.refresh()),
                "to lower priority " + announcement.lowerPriorityRepeat() + " times",
                "again after " + seconds(announcement.lowerPriorityDelay()));
    }

    private void notifies(NotifyDefinition notifies) {
        notify("MASTER", notifies.active());
        notify("BACKUP", notifies.backup());
        notify("FAULT", notifies.fault());
        notify("STOP", notifies.stop());
        notify("any change", notifies.any());
    }

    private void notify(String when, Optional<Command> command) {
        command.ifPresent(given -> line("  on " + when + " runs " + command(given)));
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
