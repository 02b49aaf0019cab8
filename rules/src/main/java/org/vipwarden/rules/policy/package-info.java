/**
 * The policy as the rest of the system sees it: facts in, decisions out, revisions of the rule text.
 *
 * <p>Drools does not show in any signature here.
 */
package org.vipwarden.rules.policy;
