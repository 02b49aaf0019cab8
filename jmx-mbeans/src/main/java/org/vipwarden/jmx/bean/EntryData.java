package org.vipwarden.jmx.bean;

import java.util.Map;

/** An entry of the journal; also the user data of every notification. */
public interface EntryData {

    /** Counts up by one, across restarts. */
    long getSequence();

    /** ISO 8601. */
    String getTime();

    /** Since 1970. */
    long getMillis();

    /** One of {@link NotificationTypes}. */
    String getType();

    /** What it is about: a virtual router, a tracker, {@code policy}, {@code configuration}, {@code engine}. */
    String getSubject();

    String getSentence();

    /** What is particular to the type, by name: see {@link NotificationTypes}. */
    Map<String, String> getDetails();

    /** Everything about a change of a virtual router's state; null in entries of any other type. */
    TransitionData getTransition();
}
