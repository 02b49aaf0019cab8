package org.vipwarden.jmx.bean;

import java.util.List;
import java.util.Map;

/** A virtual router on this node. */
@Described("A virtual router on this node")
public interface VirtualRouterMXBean {

    @Described("instance name of the configuration")
    String getName();

    @Described("virtual router identifier, 1 to 255")
    int getVrid();

    @Described("network interface of its adverts")
    String getInterface();

    @Described("VRRP version, 2 or 3")
    int getVersion();

    @Described("Active, Backup or Initialize (RFC 9568 section 6.4)")
    String getState();

    @Described("keepalived's word for the state: MASTER, BACKUP or FAULT")
    String getKeepalivedState();

    @Described("since when it is in this state, ISO 8601")
    String getSince();

    @Described("since when it is in this state, since 1970")
    @Unit("ms")
    long getSinceMillis();

    @Described("configured priority, 1 to 255")
    int getBasePriority();

    @Described("priority with the policy's adjustments, 1 to 255")
    int getEffectivePriority();

    @Described("whether it takes over from a living Active with a lower priority")
    boolean isPreempt();

    @Described("how long it waits before it does so")
    @Unit("ms")
    long getPreemptDelayMillis();

    @Described("verdicts of the policy that stand now")
    List<GroundData> getGrounds();

    @Described("why it must not become Active; empty when it may")
    List<String> getHoldOff();

    @Described("why it must give up the addresses; empty when it need not")
    List<String> getRelease();

    @Described("address of the other node that is Active; empty when this one is, or none was heard")
    String getActiveAddress();

    @Described("priority of the other node that is Active; 0 when this one is, or none was heard")
    int getActivePriority();

    @Described("time between two adverts")
    @Unit("ms")
    long getAdvertIntervalMillis();

    @Described("how long a Backup hears nothing before it takes over")
    @Unit("ms")
    long getActiveDownMillis();

    @Described("virtual addresses, with prefix length and interface")
    List<String> getAddresses();

    @Described("counters since the start, by name")
    Map<String, Long> getCounters();

    @Described(
            "ways of its adverts: its own interface first, then each heartbeat_path; the Active is lost when all are silent")
    List<PathData> getPaths();

    @Described("how many of these ways do not work on this side, or are silent while this node is not Active")
    int getLostPathCount();

    /** Null when there was none yet. */
    @Described("the newest change of state")
    TransitionData getLastTransition();

    @Described("why the virtual router is as it is")
    ExplanationData explain();

    /** Returns when another node took over, or none could. */
    @Changes
    @Described("hand over to the best Backup and stay away for a time")
    void failOver(@Described("how long to stay away, 1 to 86400") @Unit("s") int seconds);
}
