/**
 * What a node runs, in the forms of keepalived's dump files: {@code keepalived.data}, {@code keepalived.stats} and {@code
 * keepalived.json}, which exporters and scripts parse (keepalived 2.2.7, observed; what 2.4 adds stands where it stands there).
 *
 * <p>Never here: a decision, or anything that waits for the network. A dump is a function of a {@link
 * org.vipwarden.engine.node.Picture}; only {@link org.vipwarden.engine.dump.DumpFile} touches the disk.
 */
package org.vipwarden.engine.dump;
