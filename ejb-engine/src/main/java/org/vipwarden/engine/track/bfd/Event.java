package org.vipwarden.engine.track.bfd;

/** Something that happens to a session. */
public sealed interface Event {

    /** A packet of this session arrived, from the neighbour and not from too far away. */
    record Heard(ControlPacket packet) implements Event {}

    /** The time that {@link Session#due()} named has come. */
    record TimerDue() implements Event {}

    /** The session is no longer wanted here. */
    record Stopped() implements Event {}
}
