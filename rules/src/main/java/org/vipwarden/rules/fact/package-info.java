/**
 * The facts a rule may speak about: immutable records that describe one node's present.
 *
 * <p>A fact is data. Nothing here computes a decision, keeps time or touches the world.
 */
package org.vipwarden.rules.fact;
