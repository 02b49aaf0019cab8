package org.vipwarden.jmx.bean;

/** A part of a priority. */
public interface SummandData {

    /** For the base the priority itself, else what is added. */
    int getAmount();

    /** The rule behind it; empty for the base. */
    String getRule();

    /** Why: one sentence. */
    String getBecause();
}
