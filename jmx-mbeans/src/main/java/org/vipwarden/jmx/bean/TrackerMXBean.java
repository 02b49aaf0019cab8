package org.vipwarden.jmx.bean;

/** A watched thing: a script or a ping node. */
@Described("A watched thing: a script or a ping node")
public interface TrackerMXBean {

    @Described("Script or PingNode")
    String getKind();

    @Described("name in the configuration")
    String getName();

    @Described("command line of a script, address of a ping node")
    String getTarget();

    @Described("Up, Down or Unknown, after rise and fall")
    String getHealth();

    @Described("since when its health is so, ISO 8601")
    String getSince();

    @Described("since when its health is so, since 1970")
    @Unit("ms")
    long getSinceMillis();

    @Described("what was seen then")
    String getDetail();
}
