/**
 * The difference of two configurations: what is added, removed, changed in place or started anew, field by field, with the place in
 * the file; and what that means for a node that runs.
 *
 * <p>A kind of thing is a {@link org.vipwarden.engine.config.plan.Table}: where the configuration has it, and what tells one from
 * another. Pairing is a look-up by that key, so a plan takes time in proportion to the configuration.
 *
 * <p>Never here: the doing of it, and anything of the running state but what is handed in.
 */
package org.vipwarden.engine.config.plan;
