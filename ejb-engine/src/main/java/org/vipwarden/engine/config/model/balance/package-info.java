/**
 * What a configuration says about load balancing, as it is meant: inheritance from the virtual server to its real servers and their
 * checkers, and keepalived's defaults and corrections, are folded in.
 *
 * <p>Never here: how it is written, and what is done with it.
 */
package org.vipwarden.engine.config.model.balance;
