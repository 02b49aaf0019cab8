/**
 * The typed, immutable model of a configuration: what was asked for, with every default filled in.
 *
 * <p>Never here: text, positions, parsing, or anything of the running state.
 */
package org.vipwarden.engine.config.model;
