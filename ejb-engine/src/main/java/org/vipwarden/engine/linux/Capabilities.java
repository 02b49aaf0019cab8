package org.vipwarden.engine.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The rights of this process (capabilities(7)), as {@code /proc/self/status} shows them. */
public final class Capabilities {
    /** CAP_NET_ADMIN of linux/capability.h: to change addresses. */
    private static final int NET_ADMIN = 12;
    /** CAP_NET_RAW of linux/capability.h: to speak VRRP and ARP. */
    private static final int NET_RAW = 13;

    private static final String EFFECTIVE = "CapEff:";

    private Capabilities() {}

    /** The names of the rights that a node needs and this process does not have. */
    public static List<String> missing() {
        long effective = effective();
        List<String> missing = new ArrayList<>();
        if ((effective & (1L << NET_ADMIN)) == 0) {
            missing.add("CAP_NET_ADMIN");
        }
        if ((effective & (1L << NET_RAW)) == 0) {
            missing.add("CAP_NET_RAW");
        }
        return missing;
    }

    private static long effective() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith(EFFECTIVE))
                    .map(line -> line.substring(EFFECTIVE.length()).strip())
                    .mapToLong(hex -> Long.parseUnsignedLong(hex, 16))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
