/**
 * Bidirectional Forwarding Detection: whether a neighbour answers, known within milliseconds (RFC 5880 asynchronous mode, RFC 5881
 * and RFC 5883 over IPv4 and IPv6). No authentication, no echo function, no demand mode.
 *
 * <p>{@link org.vipwarden.engine.track.bfd.Session} is the protocol as a function {@code (state, event, now) -> (state, effects)};
 * {@link org.vipwarden.engine.track.bfd.Speaker} runs the sessions of a node on a thread of its own.
 */
package org.vipwarden.engine.track.bfd;
