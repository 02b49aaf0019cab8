/**
 * One running node: the loop that owns the network, the bridge to the policy, and the face that management sees.
 *
 * <p>Never here: JMX, HTTP, packet layouts, rules.
 */
package org.vipwarden.engine.node;
