package org.vipwarden.jmx.bean;

import java.util.List;

/** Why a virtual router is as it is. */
public interface ExplanationData {

    String getRouter();

    /** One sentence: state, since when, and why. */
    String getSummary();

    /** How the effective priority adds up: the base first, then each adjustment. */
    List<SummandData> getPriority();

    /** Everything else that matters, most important first. */
    List<String> getSentences();

    /** The number of the rule base that decides. */
    int getRevision();
}
