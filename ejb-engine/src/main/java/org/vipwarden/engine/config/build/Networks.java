package org.vipwarden.engine.config.build;

import java.util.Optional;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;

/** Reads networks as they stand in lines of data. */
final class Networks {
    private Networks() {}

    /** An address with or without a length. */
    static Optional<Cidr> network(String text) {
        try {
            return Optional.of(Cidr.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A network, or {@code default}, {@code default6} and {@code any} for all addresses. */
    static Optional<Cidr> networkOrAll(String text) {
        return switch (text) {
            case "default", "any", "all" -> Optional.of(all(Family.IPV4));
            case "default6" -> Optional.of(all(Family.IPV6));
            default -> network(text);
        };
    }

    static Cidr all(Family family) {
        return new Cidr(IpAddress.of(new byte[family.bytes()]), 0);
    }
}
