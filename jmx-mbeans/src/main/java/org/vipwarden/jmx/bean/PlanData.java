package org.vipwarden.jmx.bean;

import java.util.List;

/** What a reload does, or would do. */
public interface PlanData {

    /** In one sentence, as the journal has it. */
    String getSummary();

    /** Only what changes. */
    List<StepData> getSteps();
}
