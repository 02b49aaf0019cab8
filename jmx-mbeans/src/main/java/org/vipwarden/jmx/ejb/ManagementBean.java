package org.vipwarden.jmx.ejb;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import org.vipwarden.engine.ejb.EngineBean;
import org.vipwarden.jmx.management.Management;

/**
 * Has the beans of the running engine on the platform's MBean server: those that the launcher registered, or else its own. Only its
 * own end with it, so a redeployment in the launcher's process takes no bean away.
 */
@Startup
@Singleton
public class ManagementBean {
    /** Called, so that it is there first: the order of modules differs from server to server. */
    @EJB
    private EngineBean engine;

    private Management own;

    /** For the container. */
    public ManagementBean() {}

    ManagementBean(EngineBean engine) {
        this.engine = engine;
    }

    /** Adopts, or registers; without an engine there is nothing to do. */
    @PostConstruct
    public void start() {
        if (Management.current().isEmpty()) {
            own = engine.engine().map(Management::start).orElse(null);
        }
    }

    /** Unregisters what it registered. */
    @PreDestroy
    public void stop() {
        if (own != null) {
            own.close();
        }
    }
}
