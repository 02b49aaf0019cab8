/**
 * A small network of our own on this machine: two nodes, a client, a gateway and the cables between them, and the means to
 * break it and to watch what follows.
 *
 * <p>Everything is inside namespaces that end with the process that made them. The demo tells its story here, the network tests
 * prove theirs. Never here: knowledge of the engine; a node is a program that is started, signalled and observed from outside.
 */
package org.vipwarden.launcher.lab;
