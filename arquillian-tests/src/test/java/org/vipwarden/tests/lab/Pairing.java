package org.vipwarden.tests.lab;

import java.util.List;
import org.vipwarden.launcher.lab.Daemon;

/** Who is preferred, and who is the other. */
record Pairing(Daemon preferred, Daemon other) {
    /** Ours with keepalived, each in either role. */
    static final List<Pairing> EITHER_ROLE =
            List.of(new Pairing(Ours.VIPWARDEN, Daemon.KEEPALIVED), new Pairing(Daemon.KEEPALIVED, Ours.VIPWARDEN));

    /** Ours alone. */
    static final List<Pairing> OURS = List.of(new Pairing(Ours.VIPWARDEN, Ours.VIPWARDEN));

    /** The control: what the lab itself measures on the daemon that we compare ourselves with. */
    static final List<Pairing> CONTROL = List.of(new Pairing(Daemon.KEEPALIVED, Daemon.KEEPALIVED));

    /** Whether both daemons have a part in it. */
    boolean isInterop() {
        return !preferred.equals(other);
    }

    /** The same with the roles exchanged. */
    Pairing mirrored() {
        return new Pairing(/* preferred= */ other, /* other= */ preferred);
    }

    @Override
    public String toString() {
        return preferred + " before " + other;
    }
}
