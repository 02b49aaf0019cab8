package org.vipwarden.jmx.bean;

/** A watched thing: a script, a file, a process, a BFD session or a ping node. */
@Described("A watched thing: a script, a file, a process, a BFD session or a ping node")
public interface TrackerMXBean {

    @Described("Script, File, Process, Bfd or PingNode")
    String getKind();

    @Described("name in the configuration")
    String getName();

    @Described("command line of a script, path of a file, program of a process, address of a neighbour or ping node")
    String getTarget();

    @Described("Up, Down or Unknown, after rise, fall and delays; a file that was looked at is always Up")
    String getHealth();

    @Described("since when its health is so, ISO 8601")
    String getSince();

    @Described("since when its health is so, since 1970")
    @Unit("ms")
    long getSinceMillis();

    @Described("what was seen then")
    String getDetail();
}
