package org.vipwarden.jmx.bean;

import java.util.List;

/** What a rule base would decide, or why it does not compile. */
public interface TrialData {

    List<FiringData> getFirings();

    /** Empty when there is a decision. */
    List<DiagnosticData> getProblems();
}
