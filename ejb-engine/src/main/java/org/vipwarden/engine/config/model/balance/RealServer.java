package org.vipwarden.engine.config.model.balance;

import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.config.model.Command;
import org.vipwarden.engine.config.model.Keyed;
import org.vipwarden.engine.unit.IpAddress;

/**
 * {@code real_server}.
 *
 * @param port 0 for that of the virtual server
 * @param weight 0 to 2^31-1, default that of the virtual server, default 1
 * @param limits {@code uthreshold} and {@code lthreshold}
 * @param inhibited {@code inhibit_on_failure}: it stays in IPVS with weight 0 instead of being removed
 * @param up {@code notify_up}
 * @param down {@code notify_down}
 * @param mails {@code smtp_alert}
 * @param snmpName {@code snmp_name}
 */
public record RealServer(
        IpAddress address,
        int port,
        int weight,
        Forwarding forwarding,
        Limits limits,
        boolean inhibited,
        Optional<Command> up,
        Optional<Command> down,
        boolean mails,
        Optional<String> snmpName,
        List<Checker> checkers)
        implements Keyed {
    public RealServer {
        checkers = List.copyOf(checkers);
    }

    /** Its address and port. */
    @Override
    public String key() {
        return port == 0 ? address.toString() : address + " " + port;
    }

    /**
     * How many connections it takes.
     *
     * @param most no new ones beyond this; 0 for no limit
     * @param least new ones again below this; 0 for the kernel's choice
     */
    public record Limits(long most, long least) {
        public static final Limits NONE = new Limits(0, 0);
    }
}
