/**
 * Brings news to people far away: mail and webhooks. Bounded in what waits and in what is sent, and nobody waits for it.
 *
 * <p>Never here: a decision about what happens on this node.
 */
package org.vipwarden.engine.alert;
