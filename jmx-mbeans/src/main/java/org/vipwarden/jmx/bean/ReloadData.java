package org.vipwarden.jmx.bean;

import java.util.List;

/** Whether a new configuration was taken, and what there is to say about it. */
public interface ReloadData {

    boolean isAccepted();

    /** One line each. */
    List<String> getMessages();

    /** What is done, or would be; without steps when it is refused. */
    PlanData getPlan();
}
