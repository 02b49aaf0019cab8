package org.vipwarden.jmx.ejb;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import javax.management.MBeanServer;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.ejb.EngineBean;
import org.vipwarden.jmx.bean.ObjectNames;
import org.vipwarden.jmx.management.Management;
import org.vipwarden.jmx.support.ScriptedEngine;

class ManagementBeanTest {
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final ManagementBean bean = new ManagementBean(new EngineBean());

    @Test
    void aRedeploymentTakesNoBeanOfTheLauncherAway() {
        try (ScriptedEngine engine = ScriptedEngine.small();
                Management launchers = Management.start(engine)) {
            bean.start();
            bean.stop();

            assertThat(Management.current()).containsSame(launchers);
            assertThat(server.isRegistered(ObjectNames.engine())).isTrue();
        }
    }

    @Test
    void withoutAnEngineNothingIsRegistered() {
        bean.start();
        bean.stop();

        assertThat(server.queryNames(ObjectNames.everything(), null)).isEmpty();
    }
}
