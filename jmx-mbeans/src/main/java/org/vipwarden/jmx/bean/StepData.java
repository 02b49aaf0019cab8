package org.vipwarden.jmx.bean;

import java.util.List;

/** What becomes of one thing in a reload. */
public interface StepData {

    /** {@code ADD}, {@code REMOVE}, {@code CHANGE} (it goes on with other values), {@code REPLACE} (it is stopped and started). */
    String getAction();

    /** keepalived's word for what it is: {@code vrrp_instance}. */
    String getKeyword();

    /** Empty where there is only one. */
    String getName();

    /** Where it stands, {@code file:line:column}; empty when it is no longer there. */
    String getPlace();

    List<ChangeData> getChanges();

    /** What that means for the running node, one sentence each. */
    List<String> getConsequences();
}
