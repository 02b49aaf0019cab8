/**
 * From rule text to something that can decide: the shipped rules, and the compiler for edited ones.
 *
 * <p>Nothing here runs a rule, keeps a revision or owns a thread.
 */
package org.vipwarden.rules.compile;
