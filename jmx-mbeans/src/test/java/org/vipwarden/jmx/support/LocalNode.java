package org.vipwarden.jmx.support;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.vipwarden.jmx.connector.ConnectorRefused;
import org.vipwarden.jmx.connector.JmxmpConnector;
import org.vipwarden.jmx.connector.RunDirectory;
import org.vipwarden.jmx.management.Management;

/**
 * A process that has the beans of a small node on its platform's MBean server until its standard input ends. With a pid file as
 * argument it has a connector too, so that the command line can be tried by hand.
 */
public final class LocalNode {

    private LocalNode() {}

    /** Prints a line when the beans are there. */
    public static void main(String[] arguments) throws IOException, ConnectorRefused {
        try (ScriptedEngine engine = ScriptedEngine.small();
                Management management = Management.start(engine)) {
            if (arguments.length == 0) {
                waitForTheEnd(management);
                return;
            }
            RunDirectory run = RunDirectory.of(Path.of(arguments[0]));
            try (JmxmpConnector connector = JmxmpConnector.open(ManagementFactory.getPlatformMBeanServer(), 0, run)) {
                System.out.println(connector.address());
                waitForTheEnd(management);
            }
        }
    }

    private static void waitForTheEnd(Management management) throws IOException {
        System.out.println(management.equals(Management.current().orElse(null)) ? "ready" : "not the current one");
        while (System.in.read() >= 0) {
            // Nothing is expected but the end.
        }
    }
}
