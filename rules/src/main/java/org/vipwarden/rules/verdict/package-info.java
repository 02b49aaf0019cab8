/**
 * What a rule may decide: a closed set of records, each with the sentence that explains it.
 *
 * <p>A verdict asks; the engine acts. Nothing here refers to the engine.
 */
package org.vipwarden.rules.verdict;
