/**
 * From the tree to the model: defaults, inheritance, what excludes what, and the references between blocks.
 *
 * <p>Where keepalived corrects a configuration, so does this, and says so at the place; where it drops an instance, so does this.
 *
 * <p>Never here: characters and words.
 */
package org.vipwarden.engine.config.build;
