package org.vipwarden.tests.lab;

import java.nio.file.Path;
import java.util.Map;
import org.vipwarden.launcher.lab.Daemon;
import org.vipwarden.launcher.lab.Host;
import org.vipwarden.launcher.lab.Lab;
import org.vipwarden.launcher.lab.LabNode;

/** A program that opens a lab with a running node, says where the lab's files are, and waits to be killed. */
final class LabHolder {
    private LabHolder() {}

    public static void main(String[] arguments) throws InterruptedException {
        Lab lab = Lab.open();
        LabNode node = LabNode.on(lab, Host.NODE1, Daemon.KEEPALIVED)
                .with(
                        "keepalived.conf",
                        """
                vrrp_instance VI_1 {
                    interface eth0
                    virtual_router_id 51
                    virtual_ipaddress {
                        192.0.2.10/24
                    }
                }
                """);
        node.start();
        Path files = lab.publish("marker", Map.of("here", "a file in the lab"));
        System.out.println(files.resolve("here"));
        Thread.currentThread().join();
    }
}
