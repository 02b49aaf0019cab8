package org.vipwarden.jmx.bean;

/** A verdict of the policy on a virtual router. */
public interface GroundData {

    /** The rule that gave it. */
    String getRule();

    /** What it does, for example {@code priority -20}. */
    String getEffect();

    /** Why: one sentence. */
    String getBecause();
}
