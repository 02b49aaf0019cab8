package org.vipwarden.engine.dump;

import org.vipwarden.engine.vrrp.Conditions;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.RouterState;

/** keepalived's states. The name is the word in its text. */
enum KeepalivedState {
    /** Nothing is in its way, but it does not take part yet. */
    INIT(0),
    BACKUP(1),
    MASTER(2),
    FAULT(3);

    private final int number;

    KeepalivedState(int number) {
        this.number = number;
    }

    /** How its JSON says it. */
    int number() {
        return number;
    }

    static KeepalivedState of(RouterState state) {
        if (state.role() == Role.ACTIVE) {
            return MASTER;
        }
        if (state.role() == Role.BACKUP) {
            return BACKUP;
        }
        return faults(state.conditions()) > 0 || state.conditions().heldBy().isPresent() ? FAULT : INIT;
    }

    /** How many things keep a virtual router from taking part, without what other members of its sync group lack. */
    static int faults(Conditions conditions) {
        int network = (conditions.linkUp() ? 0 : 1) + (conditions.primary().isPresent() ? 0 : 1);
        return network + conditions.verdict().release().size();
    }
}
