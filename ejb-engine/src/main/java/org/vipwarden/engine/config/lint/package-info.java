/**
 * What will not work as it is probably meant, though every word is right: reasons in words, with the place, and what to do.
 *
 * <p>One class for each kind of mistake. They see the model, the tree, and through {@link org.vipwarden.engine.config.lint.Machine}
 * and {@link org.vipwarden.engine.config.lint.Heard} the little that they may know of the world.
 *
 * <p>Never here: anything that looks at the world itself, or that changes what the configuration means.
 */
package org.vipwarden.engine.config.lint;
