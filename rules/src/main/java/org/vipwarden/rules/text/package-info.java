/**
 * Rule files as text: their words with positions, which of them are allowed, and where each rule stands.
 *
 * <p>Nothing here compiles or runs a rule, and nothing here knows Drools.
 */
package org.vipwarden.rules.text;
