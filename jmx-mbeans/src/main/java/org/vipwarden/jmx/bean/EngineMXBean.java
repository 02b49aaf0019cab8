package org.vipwarden.jmx.bean;

import java.util.List;

/** The node as a whole. */
@Described("The node as a whole")
public interface EngineMXBean {

    @Described("router_id of the configuration")
    String getRouterId();

    @Described("version of this software")
    String getVersion();

    @Described("process id")
    long getPid();

    @Described("when the engine started, ISO 8601")
    String getStartTime();

    @Described("when the engine started, since 1970")
    @Unit("ms")
    long getStartMillis();

    @Described("from the start of the JVM until the virtual routers ran")
    @Unit("ms")
    long getStartToReadyMillis();

    @Described("whether the network loop has real-time priority")
    boolean isRealTime();

    @Described("how late the network loop ran at worst in the last ten seconds")
    @Unit("ms")
    double getWorstLatenessMillis();

    /** Null when no {@code ping_quorum} is configured. */
    @Described("how many of the ping nodes answer, when a quorum is configured")
    PingQuorumData getPingQuorum();

    @Described("path of the keepalived.conf in use")
    String getConfigurationFile();

    @Described("configuration and state as text, in the form of keepalived.data")
    String dumpData();

    @Described("statistics as text, in the form of keepalived.stats")
    String dumpStatistics();

    @Described("configuration, state and statistics as JSON, in the form of keepalived.json")
    String dumpJson();

    /** Reads the configuration again; a bad file changes nothing. Waits until it is applied, or refused. */
    @Changes
    @Described("read the configuration again and apply it, or say why not")
    ReloadData reload();

    /** What {@link #reload} would do with another {@code keepalived.conf}, or with the node's own. */
    @Described("what a reload would do, or why it would be refused; changes nothing")
    ReloadData plan(
            @Described("path of a keepalived.conf on the node; empty for the one in use") String configurationFile);

    @Described("what there is to say about the configuration files, and about what other nodes say otherwise")
    List<FindingData> check();
}
