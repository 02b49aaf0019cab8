package org.vipwarden.launcher;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.config.diagnostic.DiagnosticRenderer;
import org.vipwarden.engine.config.model.Listeners;
import org.vipwarden.engine.dump.Dumps;
import org.vipwarden.engine.linux.FileMask;
import org.vipwarden.engine.linux.NetworkNamespace;
import org.vipwarden.engine.node.Engine;
import org.vipwarden.engine.node.Inspection;
import org.vipwarden.engine.node.Node;
import org.vipwarden.engine.node.NodeOptions;
import org.vipwarden.engine.node.StartRefused;
import org.vipwarden.jmx.connector.ConnectorRefused;
import org.vipwarden.jmx.connector.JmxmpConnector;
import org.vipwarden.jmx.connector.RunDirectory;
import org.vipwarden.jmx.management.Management;

/** The wiring of the real parts. */
final class RealParts implements Parts {
    private static final Logger LOG = System.getLogger(RealParts.class.getName());

    @Override
    public Reading read(NodeOptions options) {
        var loaded = Inspection.of(options);
        return new Reading(
                loaded.exitCode(),
                DiagnosticRenderer.render(loaded.diagnostics()).lines().toList(),
                loaded.configuration().map(c -> c.own().listeners()).orElse(Listeners.DEFAULT),
                loaded.surface());
    }

    @Override
    public void prepare(Optional<String> namespace, Optional<Integer> fileMask) throws StartRefused {
        fileMask.ifPresent(FileMask::set);
        if (namespace.isPresent()) {
            try {
                NetworkNamespace.enter(namespace.get());
            } catch (IOException e) {
                throw new StartRefused(1, List.of(e.getMessage()));
            }
        }
    }

    @Override
    public Engine start(NodeOptions options) throws StartRefused {
        return Node.start(options);
    }

    @Override
    public AutoCloseable manage(Engine engine, Dumps dumps, Listeners listeners, Path run) {
        var beans = Management.start(engine, dumps);
        var connector = listeners.jmxPort().isPresent()
                ? connect(listeners.jmxPort().getAsInt(), run)
                : Optional.<JmxmpConnector>empty();
        return () -> {
            connector.ifPresent(JmxmpConnector::close);
            beans.close();
        };
    }

    private static Optional<JmxmpConnector> connect(int port, Path run) {
        try {
            var connector =
                    JmxmpConnector.open(ManagementFactory.getPlatformMBeanServer(), port, new RunDirectory(run));
            LOG.log(Level.INFO, "JMX at {0}", connector.address());
            return Optional.of(connector);
        } catch (ConnectorRefused refused) {
            LOG.log(Level.ERROR, refused.getMessage());
            return Optional.empty();
        }
    }
}
