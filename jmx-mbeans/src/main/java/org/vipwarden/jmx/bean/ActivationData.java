package org.vipwarden.jmx.bean;

import java.util.List;

/** The result of an activation. */
public interface ActivationData {

    /** Whether the new rule base decides now. */
    boolean isActivated();

    /** The number of the revision that decides now: the new one, or the old one that stays. */
    int getRevision();

    /** Why the old one stays. */
    List<DiagnosticData> getProblems();
}
