package org.vipwarden.web.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.vipwarden.web.access.SecretFilter;

/** The REST application. */
@ApplicationPath("/api/v1")
public class AdminApplication extends Application {

    /** Named one by one: in the flat application, a scan would walk through every library of the engine. */
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                NodeResource.class, RouterResource.class, PolicyResource.class, SecretFilter.class, Refusals.class);
    }
}
