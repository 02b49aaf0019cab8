/**
 * From a model back to the text of a configuration: what is printed means the same again. Everything that was inherited or corrected
 * stands in its place, and nothing that holds anyway.
 *
 * <p>Never here: what a configuration means; and no secret that is not in the model.
 */
package org.vipwarden.engine.config.print;
