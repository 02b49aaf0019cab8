package org.vipwarden.jmx.bean;

/** How many of the ping nodes answer. */
public interface PingQuorumData {

    /** How many must answer. */
    int getRequired();

    /** How many do. */
    int getReachable();

    /** How many are configured. */
    int getTotal();
}
