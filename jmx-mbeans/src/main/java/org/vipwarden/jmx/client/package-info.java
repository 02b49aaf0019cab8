/**
 * The command-line client: reads and changes a running node of this machine, through its MBeans like any other client.
 *
 * <p>Never here: the engine, or a rule about virtual routers.
 */
package org.vipwarden.jmx.client;
