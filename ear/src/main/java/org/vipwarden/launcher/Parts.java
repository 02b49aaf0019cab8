package org.vipwarden.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.config.model.Listeners;
import org.vipwarden.engine.config.model.SurfaceDefinition;
import org.vipwarden.engine.dump.Dumps;
import org.vipwarden.engine.node.Engine;
import org.vipwarden.engine.node.NodeOptions;
import org.vipwarden.engine.node.StartRefused;

/** The parts that the launcher puts together. All that it knows of them is here. */
interface Parts {
    /** Reads the configuration, and says what is wrong with it. */
    Reading read(NodeOptions options);

    /**
     * Makes the process what the node is to start in. Called on the thread that starts everything else.
     *
     * @param namespace the network namespace to enter
     * @param fileMask permission bits that new files do not get
     * @throws StartRefused when there is no such namespace, or it may not be entered
     */
    void prepare(Optional<String> namespace, Optional<Integer> fileMask) throws StartRefused;

    /** Starts the engine; when this returns, its virtual routers run. */
    Engine start(NodeOptions options) throws StartRefused;

    /**
     * Starts the JMX connector.
     *
     * @param run where its address and its secret are put
     * @return ends it; a port in use is logged and is no reason to fail
     */
    AutoCloseable manage(Engine engine, Dumps dumps, Listeners listeners, Path run);

    /**
     * What is in the configuration.
     *
     * @param exitCode as keepalived's {@code -t}: 0 clean, 4 cannot run, 5 errors or warnings
     * @param lines what is wrong, for people
     * @param listeners where management is to listen
     * @param surface how the process is to show itself
     */
    record Reading(int exitCode, List<String> lines, Listeners listeners, SurfaceDefinition surface) {
        public Reading {
            lines = List.copyOf(lines);
        }
    }
}
