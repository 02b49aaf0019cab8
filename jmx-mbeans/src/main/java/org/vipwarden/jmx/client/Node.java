package org.vipwarden.jmx.client;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.management.JMX;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import org.vipwarden.jmx.bean.EngineMXBean;
import org.vipwarden.jmx.bean.JournalMXBean;
import org.vipwarden.jmx.bean.ObjectNames;
import org.vipwarden.jmx.bean.PolicyMXBean;
import org.vipwarden.jmx.bean.TrackerMXBean;
import org.vipwarden.jmx.bean.VirtualRouterMXBean;
import org.vipwarden.jmx.connector.NodeConnection;
import org.vipwarden.jmx.connector.RunDirectory;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that say which node is meant, and the way to its beans. */
public final class Node {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @ArgGroup
    private Place place = new Place();

    /** Two ways to say the same. */
    static final class Place {
        @Option(
                names = {"-p", "--pid-file"},
                paramLabel = "FILE",
                description = "PID file of the node (default: /run/vipwarden/vipwarden.pid).")
        private Path pidFile = Path.of("/run/vipwarden/vipwarden.pid");

        @Option(names = "--run-dir", paramLabel = "DIR", description = "Run directory of the node.")
        private Path runDirectory;

        private RunDirectory directory() {
            return runDirectory == null ? RunDirectory.of(pidFile) : new RunDirectory(runDirectory);
        }
    }

    /** What a command does with a node; the exit code is its result. */
    @FunctionalInterface
    public interface Work {
        int on(Beans beans) throws Exception;
    }

    /** Connects, works, and disconnects. What goes wrong is one line on the error stream. */
    @SuppressWarnings("InterruptedExceptionSwallowed") // An interrupted command ends, and with it the process.
    public int with(Work work) {
        try (NodeConnection connection = NodeConnection.open(place.directory(), user())) {
            return work.on(new Beans(connection.beans()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCodes.DONE;
        } catch (Exception e) {
            return Failures.report(e, command.commandLine().getErr());
        }
    }

    /** Where the command prints. */
    PrintWriter out() {
        return command.commandLine().getOut();
    }

    /** Who sits at the keyboard: behind sudo, whoever called it. */
    private static String user() {
        return Optional.ofNullable(System.getenv("SUDO_USER")).orElse(System.getProperty("user.name"));
    }

    /** The beans of a node. */
    public record Beans(MBeanServerConnection connection) {

        public EngineMXBean engine() {
            return proxy(ObjectNames.engine(), EngineMXBean.class);
        }

        PolicyMXBean policy() {
            return proxy(ObjectNames.policy(), PolicyMXBean.class);
        }

        JournalMXBean journal() {
            return proxy(ObjectNames.journal(), JournalMXBean.class);
        }

        /** Every virtual router, by name. */
        List<VirtualRouterMXBean> routers() throws IOException {
            return sorted(ObjectNames.everyVirtualRouter())
                    .map(n -> proxy(n, VirtualRouterMXBean.class))
                    .toList();
        }

        /** Everything that is watched: by kind, and then by name. */
        List<TrackerMXBean> trackers() throws IOException {
            List<TrackerMXBean> trackers = new ArrayList<>();
            for (ObjectName kind : ObjectNames.everyTracker()) {
                sorted(kind).map(n -> proxy(n, TrackerMXBean.class)).forEach(trackers::add);
            }
            return trackers;
        }

        /** @throws RefusedByNode when the node has no virtual router of that name */
        VirtualRouterMXBean router(String name) throws IOException, RefusedByNode {
            ObjectName objectName = ObjectNames.virtualRouter(name);
            if (!connection.isRegistered(objectName)) {
                throw new RefusedByNode("no virtual router " + name + "; there is: " + String.join(", ", names()));
            }
            return proxy(objectName, VirtualRouterMXBean.class);
        }

        private List<String> names() throws IOException {
            return sorted(ObjectNames.everyVirtualRouter())
                    .map(ObjectNames::nameIn)
                    .toList();
        }

        private Stream<ObjectName> sorted(ObjectName pattern) throws IOException {
            return connection.queryNames(pattern, null).stream().sorted();
        }

        private <T> T proxy(ObjectName name, Class<T> type) {
            return JMX.newMXBeanProxy(connection, name, type);
        }
    }
}
