/**
 * The policy at work: evaluates the active revision within a budget, keeps the revisions, falls back when one fails.
 *
 * <p>Nothing here reads the world: facts come in, decisions go out. The engine's threads never wait for one of these.
 */
package org.vipwarden.rules.run;
