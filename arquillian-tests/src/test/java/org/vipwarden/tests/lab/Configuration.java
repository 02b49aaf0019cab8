package org.vipwarden.tests.lab;

import java.util.stream.Collectors;
import org.vipwarden.launcher.lab.Host;

/** The {@code keepalived.conf} of a node: the same file for both daemons. */
record Configuration(Host host, Speech speech, Part part) {
    /** What the second instance needs and the first does not. */
    private static final String UPLINK = "track_interface {\n    eth1\n}\n";

    /** Its text. */
    String text() {
        return globals() + (part.grouped() ? instance("VI_1", 51, false) + second() : instance("VI_1", 51, false));
    }

    private String globals() {
        return """
                global_defs {
                    router_id %s
                %s
                }
                """
                .formatted(host.label(), speech.globals().indent(4).stripTrailing());
    }

    private String second() {
        return instance("VI_2", 52, true)
                + """
                vrrp_sync_group G {
                    group {
                        VI_1
                        VI_2
                    }
                }
                """;
    }

    private String instance(String name, int vrid, boolean second) {
        return """
                vrrp_instance %s {
                    state %s
                    interface eth0
                    virtual_router_id %d
                    priority %d
                    advert_int %s
                %s
                    virtual_ipaddress {
                %s
                    }
                }
                """
                .formatted(
                        name,
                        part.priority() == 255 ? "MASTER" : "BACKUP",
                        vrid,
                        part.priority(),
                        seconds(),
                        (speech.lines(host) + "\n" + part.lines() + "\n" + (second ? UPLINK : ""))
                                .indent(4)
                                .stripTrailing(),
                        addresses(second));
    }

    private String seconds() {
        return Double.toString(part.interval().centiseconds() / 100.0);
    }

    private String addresses(boolean second) {
        return speech.addresses(second).stream()
                .map(address -> "        " + address + (address.contains(":") ? "/64" : "/24"))
                .collect(Collectors.joining("\n"));
    }
}
