package org.vipwarden.engine.linux.wire;

import static org.vipwarden.engine.linux.wire.Uapi.Socket.AF_INET;
import static org.vipwarden.engine.linux.wire.Uapi.Socket.AF_INET6;

import java.util.Optional;
import org.vipwarden.engine.unit.Family;

/** The kernel's numbers for address families ({@code AF_*}, sys/socket.h). */
public final class AddressFamilies {
    private AddressFamilies() {}

    public static int number(Family family) {
        return family == Family.IPV4 ? AF_INET : AF_INET6;
    }

    /** The family of a number; empty for one that is neither. */
    public static Optional<Family> of(int number) {
        return switch (number) {
            case AF_INET -> Optional.of(Family.IPV4);
            case AF_INET6 -> Optional.of(Family.IPV6);
            default -> Optional.empty();
        };
    }
}
