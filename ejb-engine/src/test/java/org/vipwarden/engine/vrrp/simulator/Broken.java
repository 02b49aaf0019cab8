package org.vipwarden.engine.vrrp.simulator;

/** An invariant does not hold. */
final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Invariant invariant;

    Broken(Invariant invariant, String detail) {
        super(invariant + " (" + invariant.sentence() + "): " + detail);
        this.invariant = invariant;
    }

    Invariant invariant() {
        return invariant;
    }
}
