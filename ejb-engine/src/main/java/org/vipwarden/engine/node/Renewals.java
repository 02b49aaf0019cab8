package org.vipwarden.engine.node;

import java.util.ArrayList;
import java.util.List;
import org.vipwarden.engine.linux.Kernel;
import org.vipwarden.engine.linux.Kernel.AddressLease;
import org.vipwarden.engine.linux.Kernel.LinkAddress;
import org.vipwarden.engine.linux.Kernel.Refused;

/**
 * The leases that are to be renewed, of all routers whose time has come in one turn of the loop: the kernel is asked once for all.
 *
 * <p>Whoever asks the kernel for another change of addresses settles them first, so that what is removed stays removed. It belongs to
 * the {@link Loop}'s thread.
 */
final class Renewals {
    /** A router with more addresses asks for itself: how long that takes decides how many it asks for at a time. */
    static final int FEW = 8;

    private static final int MOST = 128;
    /** What is older was decided before a pause, in nanoseconds. The shortest Active_Down_Interval of a peer is 30 ms. */
    private static final long FRESH = 20_000_000;

    private final Kernel kernel;
    private final List<AddressLease> leases = new ArrayList<>(MOST + FEW);
    /** Whose the leases are, in the same order. */
    private final List<Estate> owners = new ArrayList<>(MOST + FEW);

    private long begun;

    Renewals(Kernel kernel) {
        this.kernel = kernel;
    }

    void add(Estate owner, AddressLease lease) {
        if (leases.isEmpty()) {
            begun = kernel.now();
        }
        leases.add(lease);
        owners.add(owner);
    }

    /** Has the kernel renew what is there to renew, if that is much. */
    void settleMany() {
        if (leases.size() >= MOST) {
            settle();
        }
    }

    /**
     * Has the kernel renew what is there to renew. When so much time has passed that the program may have stood still, nothing is
     * renewed: the owners do it in the next turn, if they still hold the addresses when they have heard what came meanwhile.
     */
    void settle() {
        if (leases.isEmpty()) {
            return;
        }
        if (kernel.now() - begun > FRESH) {
            owners.forEach(Estate::renewLater);
        } else {
            kernel.routing().install(leases).forEach(this::tell);
        }
        leases.clear();
        owners.clear();
    }

    private void tell(Refused<LinkAddress> refusal) {
        for (int i = 0; i < leases.size(); i++) {
            if (leases.get(i).address().equals(refusal.item())) {
                owners.get(i).renewalRefused(refusal);
            }
        }
    }
}
