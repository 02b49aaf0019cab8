package org.vipwarden.jmx.connector;

import java.io.ObjectInputFilter;

/** The classes that may be deserialized. Everything else is refused before an instance of it exists. */
final class AllowList {
    private static final String VALUES =
            "java.lang.Object;java.lang.String;java.lang.Number;java.lang.Byte;java.lang.Short;"
                    + "java.lang.Integer;java.lang.Long;java.lang.Float;java.lang.Double;java.lang.Boolean;java.lang.Character;";
    private static final String NOTHING_ELSE = "!*";

    /**
     * In the frames of the protocol, in both directions: messages with names and numbers. Arguments and results travel in them as
     * bytes. No limit on references, because the stream lives as long as the connection.
     */
    static final ObjectInputFilter MESSAGES = filter(
            "maxdepth=8;maxarray=4194304;" + VALUES + "javax.management.remote.message.*;javax.management.ObjectName;");

    /** In the arguments of a request: plain values, and the filters of notifications that the JDK has. No query expression. */
    static final ObjectInputFilter ARGUMENTS = filter(
            "maxdepth=8;maxrefs=100000;maxarray=10000;maxbytes=4194304;" + VALUES
                    + "java.util.Vector;javax.management.ObjectName;javax.management.NotificationFilterSupport;"
                    + "javax.management.AttributeChangeNotificationFilter;javax.management.relation.MBeanServerNotificationFilter;");

    /** In what a node answers: open data, bean descriptions, notifications, and exceptions of the JDK. */
    static final ObjectInputFilter ANSWERS = filter("maxdepth=64;maxrefs=10000000;"
            + "java.lang.*;java.util.*;java.math.*;java.io.IOException;java.io.ObjectStreamException;java.io.InvalidClassException;java.io.NotSerializableException;javax.management.*;javax.management.openmbean.*;"
            + "javax.management.remote.*;");

    private AllowList() {}

    private static ObjectInputFilter filter(String pattern) {
        return ObjectInputFilter.Config.createFilter(pattern + NOTHING_ELSE);
    }
}
