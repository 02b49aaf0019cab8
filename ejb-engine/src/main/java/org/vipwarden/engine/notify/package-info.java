/**
 * Tells the outside: notify scripts.
 *
 * <p>Never here: anything that makes the network's thread wait.
 */
package org.vipwarden.engine.notify;
