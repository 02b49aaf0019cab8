package org.vipwarden.engine.track.bfd;

/** What a session asks to be done, in order. */
public sealed interface Effect {

    /** Send this packet to the neighbour. */
    record Send(ControlPacket packet) implements Effect {}

    /**
     * Tell that the state has changed.
     *
     * @param why for a change away from Up; {@link Diagnostic#NONE} otherwise
     */
    record Tell(State from, State to, Diagnostic why) implements Effect {}
}
