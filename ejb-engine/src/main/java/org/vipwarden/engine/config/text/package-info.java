/**
 * Characters to words: lines, comments, quotes, escapes, includes, definitions, repetitions and conditional lines, and the place of
 * each word.
 *
 * <p>Never here: what a word means.
 */
package org.vipwarden.engine.config.text;
