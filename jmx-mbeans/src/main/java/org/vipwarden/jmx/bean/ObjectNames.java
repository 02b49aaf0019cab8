package org.vipwarden.jmx.bean;

import java.util.List;
import java.util.stream.Stream;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * The names of the beans. Nothing else in the system spells one.
 *
 * <p>What a user named is quoted, so that it may contain any character.
 */
public final class ObjectNames {
    public static final String DOMAIN = "org.vipwarden";

    private static final String ROUTER = "VirtualRouter";
    private static final String SCRIPT = "Script";
    private static final String FILE = "File";
    private static final String PROCESS = "Process";
    private static final String BFD = "Bfd";
    private static final String PING_NODE = "PingNode";

    private ObjectNames() {}

    /** Of the {@link EngineMXBean}. */
    public static ObjectName engine() {
        return only("Engine");
    }

    /** Of the {@link PolicyMXBean}. */
    public static ObjectName policy() {
        return only("Policy");
    }

    /** Of the {@link JournalMXBean}. */
    public static ObjectName journal() {
        return only("Journal");
    }

    /** Of a {@link VirtualRouterMXBean}. */
    public static ObjectName virtualRouter(String name) {
        return named(ROUTER, name);
    }

    /** Of the {@link TrackerMXBean} of a script. */
    public static ObjectName script(String name) {
        return named(SCRIPT, name);
    }

    /** Of the {@link TrackerMXBean} of a file. */
    public static ObjectName file(String name) {
        return named(FILE, name);
    }

    /** Of the {@link TrackerMXBean} of a process. */
    public static ObjectName process(String name) {
        return named(PROCESS, name);
    }

    /** Of the {@link TrackerMXBean} of a BFD session. */
    public static ObjectName bfd(String name) {
        return named(BFD, name);
    }

    /** Of the {@link TrackerMXBean} of a ping node. */
    public static ObjectName pingNode(String name) {
        return named(PING_NODE, name);
    }

    /** Matches every {@link VirtualRouterMXBean}. */
    public static ObjectName everyVirtualRouter() {
        return every(ROUTER);
    }

    /** Each matches every {@link TrackerMXBean} of one kind: scripts, files, processes, BFD sessions, ping nodes. */
    public static List<ObjectName> everyTracker() {
        return Stream.of(SCRIPT, FILE, PROCESS, BFD, PING_NODE)
                .map(ObjectNames::every)
                .toList();
    }

    /** Matches every bean of this node. */
    public static ObjectName everything() {
        return parsed(DOMAIN + ":*");
    }

    /**
     * What the user called the thing.
     *
     * @throws IllegalArgumentException when the name has no quoted {@code name}
     */
    public static String nameIn(ObjectName objectName) {
        String quoted = objectName.getKeyProperty("name");
        if (quoted == null) {
            throw new IllegalArgumentException(objectName + " has no name");
        }
        return ObjectName.unquote(quoted);
    }

    private static ObjectName only(String type) {
        return parsed(DOMAIN + ":type=" + type);
    }

    private static ObjectName named(String type, String name) {
        return parsed(DOMAIN + ":type=" + type + ",name=" + ObjectName.quote(name));
    }

    private static ObjectName every(String type) {
        return parsed(DOMAIN + ":type=" + type + ",name=*");
    }

    private static ObjectName parsed(String name) {
        try {
            return new ObjectName(name);
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException("not an object name: " + name, e);
        }
    }
}
