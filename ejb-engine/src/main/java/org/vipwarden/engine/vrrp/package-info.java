/**
 * The protocol: packet codecs and the pure virtual router.
 *
 * <p>A virtual router is a function {@code (state, event, now) -> (state, effects)}. Never here: a clock, a thread, a socket, a
 * logger, Jakarta, JMX, Drools.
 */
package org.vipwarden.engine.vrrp;
