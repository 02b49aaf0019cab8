package org.vipwarden.jmx.bean;

import java.util.List;

/** A change of a virtual router's state, with everything that led to it. */
public interface TransitionData {

    /** ISO 8601. */
    String getTime();

    /** Since 1970. */
    long getMillis();

    String getRouter();

    int getVrid();

    /** {@code Active}, {@code Backup} or {@code Initialize}. */
    String getFrom();

    /** {@code Active}, {@code Backup} or {@code Initialize}. */
    String getTo();

    /** The event that did it, in the words of the ietf-vrrp YANG model (RFC 8347), for example {@code master-timeout}. */
    String getCause();

    /** What is particular to this case, for example the name of an interface; may be empty. */
    String getDetail();

    /** The other node in it; empty when there was none. */
    String getPeerAddress();

    /** The priority of the other node in it; 0 when there was none. */
    int getPeerPriority();

    int getBasePriority();

    int getEffectivePriority();

    /** How long the timer ran that expired; 0 when none did. */
    double getWaitedMillis();

    /** The verdicts that stood at that moment. */
    List<GroundData> getGrounds();

    String getSentence();
}
