package org.vipwarden.engine.linux.memory;

import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.EEXIST;
import static org.vipwarden.engine.linux.wire.Uapi.ErrnoBase.ENODEV;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.vipwarden.engine.linux.KernelRefusal;
import org.vipwarden.engine.linux.VirtualLinks;

/** Links on top of others in memory: on the same segment, and up only as long as the link below is. */
final class MemoryVirtualLinks implements VirtualLinks {
    private final MemoryNetwork network;
    private final MemoryKernel host;
    private final Map<String, Wanted> made = new HashMap<>();

    MemoryVirtualLinks(MemoryNetwork network, MemoryKernel host) {
        this.network = network;
        this.host = host;
    }

    @Override
    public void make(Wanted wanted) throws KernelRefusal {
        synchronized (network) {
            Optional<MemoryLink> present = host.find(wanted.name());
            if (present.isPresent() && wanted.equals(made.get(wanted.name()))) {
                return;
            }
            if (present.isPresent()) {
                throw new KernelRefusal("there is another link " + wanted.name() + " already", EEXIST);
            }
            MemoryLink below = host.interfaceAt(wanted.parent())
                    .orElseThrow(() -> new KernelRefusal("there is no link below " + wanted.name(), ENODEV));
            host.addVirtualLink(wanted.name(), below, wanted.mac());
            made.put(wanted.name(), wanted);
        }
    }

    @Override
    public void up(String name) throws KernelRefusal {
        synchronized (network) {
            if (host.find(name).isEmpty()) {
                throw new KernelRefusal("there is no link " + name, ENODEV);
            }
            host.setUp(name, true);
        }
    }

    @Override
    public void remove(String name) {
        synchronized (network) {
            if (made.remove(name) != null && host.find(name).isPresent()) {
                host.removeLink(name);
            }
        }
    }
}
