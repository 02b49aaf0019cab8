/**
 * Proof on a real network: our node and Debian's keepalived, in every combination, on namespaces and real packets.
 *
 * <p>Never here: anything that looks inside a daemon. What counts is what the wire, the kernel and the client show.
 */
package org.vipwarden.tests.lab;
