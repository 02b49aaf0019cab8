package org.vipwarden.engine.vrrp.simulator;

import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Transition;

/** Checks some of the {@link Invariant}s; it is told of everything that happens, at the time when it happens. */
interface Watch {
    /** A process has started the virtual router. */
    default void onStart(Member member) {}

    /** The state machine has answered an event; nothing of it has been done yet. */
    default void onStep(Happening what) {}

    /** An advert leaves the node. */
    default void onAdvert(Member from, Priority priority) {}

    /** The addresses are announced. */
    default void onAnnounce(Member from) {}

    default void onTransition(Member member, Transition transition) {}

    /** Something has happened, and all that followed from it at once. */
    default void afterEvent(Group group) {}

    /** All was mended, and the time for every decision is over. */
    default void atRest(Group group) {}
}
