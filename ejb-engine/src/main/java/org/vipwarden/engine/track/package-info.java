/**
 * Watches the world and says how it is: scripts, files, processes, ping nodes, and BFD sessions in {@link
 * org.vipwarden.engine.track.bfd}. Each turns what it sees into an {@link org.vipwarden.engine.track.Observation}.
 *
 * <p>Never here: what an observation means for a virtual router; that is the policy's. Nothing here runs on the network's thread.
 */
package org.vipwarden.engine.track;
