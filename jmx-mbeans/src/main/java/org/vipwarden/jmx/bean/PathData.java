package org.vipwarden.jmx.bean;

/** One way of a virtual router's adverts. */
public interface PathData {

    /** {@code main} for the instance's own interface, else the name of its {@code heartbeat_path}. */
    String getName();

    /** The interface that it begins at. */
    String getInterface();

    /**
     * {@code HEARD}: an advert came within Active_Down_Interval; {@code SILENT}: none came; {@code SENDING}: this node is Active and
     * has nobody to hear; {@code DOWN}: the interface does not work, or has no address.
     */
    String getState();

    /** When an advert was last heard on it, ISO 8601; empty when none ever was. */
    String getLastHeard();

    /** When an advert was last heard on it, in milliseconds since 1970; 0 when none ever was. */
    long getLastHeardMillis();

    /** Whose advert that was; empty when there was none. */
    String getLastFrom();

    /** Adverts that went out on it. */
    long getSent();

    /** Adverts that were taken from it. */
    long getReceived();
}
