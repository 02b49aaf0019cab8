package org.vipwarden.engine.config.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.vipwarden.engine.config.diagnostic.Rule;
import org.vipwarden.engine.config.grammar.InstanceKeywords;
import org.vipwarden.engine.config.grammar.Keyword;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.VirtualAddress;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Ipv6;

/** Virtual addresses outside every network that their interface has without them. */
final class Networks {
    private final Scene scene;
    private final Map<String, String> below = new HashMap<>();
    private final Map<String, List<Cidr>> networks = new HashMap<>();
    /** On a node that runs, they are on the interface already. */
    private final Set<IpAddress> virtual = new HashSet<>();

    private Networks(Scene scene) {
        this.scene = scene;
        for (InstanceDefinition instance : scene.configuration().instances()) {
            instance.attachment().links().forEach(link -> below.put(link.name(), link.interfaceName()));
            instance.holdings().allAddresses().forEach(a -> virtual.add(a.cidr().address()));
        }
    }

    static void review(Scene scene) {
        Networks networks = new Networks(scene);
        for (InstanceDefinition instance : scene.configuration().instances()) {
            networks.review(instance, instance.holdings().addresses(), InstanceKeywords.ADDRESSES);
            networks.review(instance, instance.holdings().excluded(), InstanceKeywords.EXCLUDED);
        }
    }

    private void review(InstanceDefinition instance, List<VirtualAddress> addresses, Keyword<?> block) {
        for (VirtualAddress address : addresses) {
            IpAddress own = address.cidr().address();
            String link = below.getOrDefault(address.interfaceName(), address.interfaceName());
            List<Cidr> all = networksOf(link).stream()
                    .filter(network -> network.address().family() == own.family())
                    .toList();
            boolean outside =
                    !all.isEmpty() && !isLinkLocal(own) && all.stream().noneMatch(n -> n.contains(own));
            if (outside) {
                scene.note(
                        Rule.ADDRESS_OUTSIDE,
                        scene.ofAddress(instance, block, own),
                        own + " is in no network of " + link + ", which has "
                                + all.stream().map(Cidr::toString).collect(Collectors.joining(", "))
                                + ": the other hosts of that link look for it elsewhere");
            }
        }
    }

    private List<Cidr> networksOf(String link) {
        return networks.computeIfAbsent(link, name -> {
            List<Cidr> all = new ArrayList<>(scene.machine().addresses(name));
            scene.configuration().host().addresses().stream()
                    .map(fixture -> fixture.item())
                    .filter(fixed -> fixed.interfaceName().equals(name))
                    .forEach(fixed -> all.add(fixed.cidr()));
            all.removeIf(a -> virtual.contains(a.address()) || isLinkLocal(a.address()) || isHost(a));
            return all;
        });
    }

    private static boolean isHost(Cidr cidr) {
        return cidr.prefixLength() == cidr.address().family().bits();
    }

    private static boolean isLinkLocal(IpAddress address) {
        return address instanceof Ipv6 six && six.isLinkLocal();
    }
}
