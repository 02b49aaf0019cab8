/**
 * Tells programs on this machine, in keepalived's words: notify scripts and FIFOs.
 *
 * <p>Never here: anything that makes the network's thread wait.
 */
package org.vipwarden.engine.notify;
