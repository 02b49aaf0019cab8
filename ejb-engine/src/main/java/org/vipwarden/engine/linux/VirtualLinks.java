package org.vipwarden.engine.linux;

import org.vipwarden.engine.linux.wire.LinkKind;
import org.vipwarden.engine.unit.MacAddress;

/** Makes and removes links on top of other links: {@code macvlan} and {@code ipvlan}. */
public interface VirtualLinks {

    /**
     * A link as it is to be.
     *
     * @param parent index of the link below
     * @param mac none for a kind that {@linkplain LinkKind#sharesMac() has none of its own}
     * @param group as the kernel numbers it; 0 is its default
     */
    record Wanted(String name, LinkKind kind, int parent, MacAddress mac, int group) {}

    /**
     * Has the link be there, without an IPv6 address of the kernel's choice, and down. One that is there as wanted (a daemon that was
     * killed has left it) is taken over as it is; one of the same name and MAC address that differs in something else is made anew.
     *
     * @throws KernelRefusal when another link has the name, when the kernel has no such links, or when the right is missing ({@code
     *     CAP_NET_ADMIN})
     */
    void make(Wanted wanted) throws KernelRefusal;

    /**
     * Takes the link up.
     *
     * @throws KernelRefusal when the kernel does not
     */
    void up(String name) throws KernelRefusal;

    /** Removes the link, and with it its addresses; one that is not there is no mistake. */
    void remove(String name);
}
