/**
 * What keepalived's language knows: every keyword of every block with its arguments, default, importance and effect, and the parser
 * that the table drives.
 *
 * <p>Never here: what keywords mean together; that is decided where the model is built.
 */
package org.vipwarden.engine.config.grammar;
