package org.vipwarden.engine.node;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.PacketRulesDefinition;
import org.vipwarden.engine.config.model.VirtualLink;
import org.vipwarden.engine.linux.Firewall;
import org.vipwarden.engine.linux.Firewall.Entries;
import org.vipwarden.engine.unit.IpAddress;

/**
 * The packet rules that the instances need: what {@code no_accept} closes, and what must not leave by a virtual link.
 *
 * <p>An entry stands as long as an instance runs, whether it is Active or not: a Backup has no such address that anything could be let
 * in to. So a change of role costs nothing here. Where the kernel has no rules, that is said once, and everything is accepted.
 */
final class PacketRules {
    private final Firewall firewall;
    private final Consumer<String> trouble;
    private final Map<IpAddress, Integer> closed = new HashMap<>();
    private final Map<String, Integer> links = new HashMap<>();
    private Optional<PacketRulesDefinition> open = Optional.empty();
    private boolean impossible;

    PacketRules(Firewall firewall, Consumer<String> trouble) {
        this.firewall = firewall;
        this.trouble = trouble;
    }

    void add(InstanceDefinition instance) {
        Entries entries = new Entries(
                closedBy(instance).stream().filter(a -> isFirst(closed, a)).toList(),
                linksOf(instance).stream().filter(name -> isFirst(links, name)).toList());
        if (!entries.isEmpty() && isOpen(instance.attachment().rules())) {
            firewall.add(entries).ifPresent(this::giveUp);
        }
    }

    void remove(InstanceDefinition instance) {
        Entries entries = new Entries(
                closedBy(instance).stream().filter(a -> isLast(closed, a)).toList(),
                linksOf(instance).stream().filter(name -> isLast(links, name)).toList());
        if (!entries.isEmpty() && open.isPresent()) {
            firewall.remove(entries).ifPresent(this::giveUp);
        }
    }

    /** Removes our table. */
    void close() {
        if (open.isPresent()) {
            open = Optional.empty();
            firewall.shut().ifPresent(trouble);
        }
    }

    private static List<IpAddress> closedBy(InstanceDefinition instance) {
        return instance.attachment().accept()
                ? List.of()
                : instance.holdings()
                        .allAddresses()
                        .map(address -> address.cidr().address())
                        .distinct()
                        .toList();
    }

    /** A link with the interface's own MAC address tells the switch nothing new. */
    private static List<String> linksOf(InstanceDefinition instance) {
        return instance.attachment()
                .links()
                .filter(link -> link.kind() == VirtualLink.Kind.MACVLAN)
                .map(VirtualLink::name)
                .toList();
    }

    private static <K> boolean isFirst(Map<K, Integer> counts, K key) {
        return counts.merge(key, 1, Integer::sum) == 1;
    }

    private static <K> boolean isLast(Map<K, Integer> counts, K key) {
        return counts.computeIfPresent(key, (k, count) -> count == 1 ? null : count - 1) == null;
    }

    private boolean isOpen(PacketRulesDefinition wanted) {
        if (open.isEmpty() && !impossible) {
            Optional<String> refusal =
                    firewall.open(new Firewall.Table(wanted.table(), wanted.priority(), wanted.counters()));
            refusal.ifPresentOrElse(this::giveUp, () -> open = Optional.of(wanted));
        }
        return open.isPresent();
    }

    private void giveUp(String why) {
        if (!impossible) {
            impossible = true;
            List<String> words = new ArrayList<>();
            if (!closed.isEmpty()) {
                words.add("packets to addresses with no_accept are let in");
            }
            if (!links.isEmpty()) {
                words.add(
                        "a Backup's multicast reports may lead a switch to the wrong port for its virtual MAC address");
            }
            trouble.accept(why + ". The node runs without them: " + String.join("; ", words));
        }
    }
}
