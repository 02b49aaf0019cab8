package org.vipwarden.jmx.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import java.io.BufferedReader;
import java.nio.file.Path;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXServiceURL;
import javax.management.remote.rmi.RMIConnector;
import org.junit.jupiter.api.Test;
import org.vipwarden.jmx.support.LocalNode;

/** What JConsole does when it is given a process id. */
class LocalAttachTest {

    @Test
    void aConsoleThatAttachesByPidReadsTheBeans() throws Exception {
        Process node = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LocalNode.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = node.inputReader()) {
            assertThat(output.readLine()).startsWith("ready");
            try (JMXConnector console = attach(node.pid())) {
                MBeanServerConnection beans = console.getMBeanServerConnection();
                ObjectName router = new ObjectName("org.vipwarden:type=VirtualRouter,name=\"VI_1\"");

                assertThat(beans.getAttribute(router, "State")).isEqualTo("Backup");
                CompositeData why = (CompositeData) beans.invoke(router, "explain", null, null);
                assertThat((CompositeData[]) why.get("priority")).hasSize(2);
            }
        } finally {
            node.getOutputStream().close();
            assertThat(node.waitFor()).isZero();
        }
    }

    private static JMXConnector attach(long pid) throws Exception {
        VirtualMachine machine = VirtualMachine.attach(String.valueOf(pid));
        try {
            JMXConnector connector = new RMIConnector(new JMXServiceURL(machine.startLocalManagementAgent()), null);
            connector.connect();
            return connector;
        } finally {
            machine.detach();
        }
    }
}
