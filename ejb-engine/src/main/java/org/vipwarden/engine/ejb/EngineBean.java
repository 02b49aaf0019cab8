package org.vipwarden.engine.ejb;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.vipwarden.engine.node.Engine;
import org.vipwarden.engine.node.Node;
import org.vipwarden.engine.node.RunningEngine;
import org.vipwarden.engine.node.StartRefused;

/**
 * Adopts the engine that the launcher has started in this process, or, on a full server, starts one; and stops only what it
 * started.
 */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class EngineBean {
    private static final Logger LOG = System.getLogger(EngineBean.class.getName());

    private Optional<Engine> started = Optional.empty();

    @PostConstruct
    void adoptOrStart() {
        if (RunningEngine.isUnused()) {
            started = start();
        }
    }

    /** A refusal is said and the application goes on without an engine, so that it can be asked why. */
    private static Optional<Engine> start() {
        try {
            return Optional.of(Node.start(ServerSettings.ofThisProcess().options()));
        } catch (StartRefused refused) {
            refused.lines().forEach(line -> LOG.log(Level.ERROR, line));
            return Optional.empty();
        }
    }

    /** The engine of this process; empty when it could not start. */
    public Optional<Engine> engine() {
        return RunningEngine.current();
    }

    @PreDestroy
    void stop() {
        started.ifPresent(Engine::close);
    }
}
