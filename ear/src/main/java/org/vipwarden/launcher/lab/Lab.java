package org.vipwarden.launcher.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two nodes and a client on a local network, and a gateway that both nodes reach over a network of its own.
 *
 * <pre>
 *              client 192.0.2.20
 *                 |
 *   node1 ---- [ lan ] ---- node2        eth0: 192.0.2.11 and .12, VRRP and the virtual address
 *     |                       |
 *     +----- [ uplink ] ------+          eth1: 198.51.100.11 and .12
 *                 |
 *             gateway 198.51.100.1
 * </pre>
 *
 * Works as root and, where the system allows user namespaces, as anybody.
 */
public final class Lab implements AutoCloseable {
    /** The interface of a node, of the client or of the gateway that its story is about. */
    public static final String LAN = "eth0";

    /** The local network itself, as the switch has it. */
    static final String BRIDGE = "lan";

    private static final List<String> PROGRAMS = List.of("ip", "unshare", "nsenter", "setsid");

    private final Cage cage;

    private Lab(Cage cage) {
        this.cage = cage;
    }

    /**
     * Builds the lab.
     *
     * @throws LabFailure when this system or this user may not
     */
    public static Lab open() {
        missingProgram(PROGRAMS).ifPresent(name -> {
            throw new LabFailure("the program '" + name + "' is missing");
        });
        Lab lab = new Lab(Cage.open());
        try {
            lab.cage.run(null, List.of("sh", "-e"), blueprint());
            return lab;
        } catch (LabFailure e) {
            lab.close();
            throw e;
        }
    }

    /** Whether this JVM runs as root. */
    public static boolean isRoot() {
        return Cage.isRoot();
    }

    /** The first of the programs that is nowhere on the path. */
    public static Optional<String> missingProgram(List<String> names) {
        return names.stream().filter(name -> find(name).isEmpty()).findFirst();
    }

    /** Where a program is; the system's directories count even when the user's path leaves them out. */
    public static Optional<Path> find(String program) {
        return Stream.concat(Arrays.stream(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/sbin"))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String blueprint() {
        String hosts = Arrays.stream(Host.values())
                .map(host ->
                        """
                        ip netns add %1$s
                        ip -n %1$s link set lo up
                        ip netns exec %1$s sh -c 'echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6' || true
                        """
                                .formatted(host.label()))
                .collect(Collectors.joining());
        String cables = Stream.of(Host.NODE1, Host.NODE2, Host.CLIENT)
                .map(host -> cable(host, BRIDGE, LAN, host.localAddress()))
                .collect(Collectors.joining());
        String uplinks = cable(Host.GATEWAY, "uplink", "eth0", Host.GATEWAY.uplinkAddress())
                + cable(Host.NODE1, "uplink", "eth1", Host.NODE1.uplinkAddress())
                + cable(Host.NODE2, "uplink", "eth1", Host.NODE2.uplinkAddress());
        return hosts + bridge(BRIDGE) + bridge("uplink") + cables + uplinks;
    }

    private static String bridge(String name) {
        return """
                ip -n switch link add %1$s type bridge mcast_snooping 0 stp_state 0
                ip -n switch link set %1$s up
                """
                .formatted(name);
    }

    private static String cable(Host host, String bridge, String interfaceName, String address) {
        return """
                ip -n switch link add %1$s type veth peer name %2$s netns %3$s
                ip -n switch link set %1$s master %4$s up
                ip -n %3$s addr add %5$s/24 brd + dev %2$s
                ip -n %3$s link set %2$s up
                """
                .formatted(port(host, bridge), interfaceName, host.label(), bridge, address);
    }

    /**
     * Gives the nodes and the client IPv6 addresses on the local network: one of the link, and one in 2001:db8::/64. They can be used at
     * once; nothing else of IPv6 speaks by itself.
     */
    public void addIpv6() {
        for (Host host : List.of(Host.NODE1, Host.NODE2, Host.CLIENT)) {
            String words =
                    """
                    echo 1 > /proc/sys/net/ipv6/conf/%1$s/addr_gen_mode
                    echo 0 > /proc/sys/net/ipv6/conf/%1$s/disable_ipv6
                    ip addr add %2$s/64 dev %1$s nodad
                    ip addr add %3$s/64 dev %1$s nodad
                    """
                            .formatted(LAN, host.linkLocal(), host.localIpv6());
            cage.run(host, List.of("sh", "-e"), words);
        }
    }

    private static String port(Host host, String bridge) {
        return bridge + "-" + host.label();
    }

    /** Loses all frames of a host on the local network; its own carrier stays up. To the others it is as if it had died. */
    public void isolate(Host host) {
        switchPort(BRIDGE, host, "nomaster");
    }

    /** Ends {@link #isolate}. */
    public void join(Host host) {
        switchPort(BRIDGE, host, "master", BRIDGE);
    }

    /** Takes the carrier of a host on the local network away, or gives it back: a cable that the host itself sees. */
    public void carrier(Host host, boolean up) {
        switchPort(BRIDGE, host, up ? "up" : "down");
    }

    /** Loses all frames between a node and the gateway; VRRP and the clients notice nothing. */
    public void cutUplink(Host node) {
        switchPort("uplink", node, "nomaster");
    }

    /** Ends {@link #cutUplink}. */
    public void restoreUplink(Host node) {
        switchPort("uplink", node, "master", "uplink");
    }

    private void switchPort(String bridge, Host host, String... change) {
        List<String> words = Stream.concat(
                        Stream.of("ip", "-n", Host.SWITCH.label(), "link", "set", port(host, bridge)),
                        Arrays.stream(change))
                .toList();
        cage.run(null, words, "");
    }

    /**
     * Runs a program on a host to its end.
     *
     * @return what it wrote
     * @throws LabFailure when it fails
     */
    public String run(Host host, String... words) {
        return cage.run(host, List.of(words), "");
    }

    /** A program to be started on a host. It ends with the lab at the latest. */
    ProcessBuilder program(Host host, List<String> words) {
        return cage.program(host, words);
    }

    /** A directory of the lab's own, in memory, as the programs inside name it; made when missing. */
    Path directory(String name) {
        Path inside = Cage.FILES.resolve(name);
        try {
            Files.createDirectories(cage.outside(inside));
            return inside;
        } catch (IOException e) {
            throw new LabFailure("cannot make " + inside + " in the lab", e);
        }
    }

    /** A file or directory of the lab as this JVM names it. */
    public Path outside(Path inside) {
        return cage.outside(inside);
    }

    /** Writes a file of the lab. */
    void write(Path inside, String text) {
        try {
            Files.writeString(cage.outside(inside), text);
        } catch (IOException e) {
            throw new LabFailure("cannot write " + inside + " in the lab", e);
        }
    }

    /**
     * Writes files into a directory of the lab's own.
     *
     * @return the directory as this JVM names it
     */
    public Path publish(String directory, Map<String, String> files) {
        Path inside = directory(directory);
        files.forEach((name, text) -> write(inside.resolve(name), text));
        return outside(inside);
    }

    /** Ends every program in the lab and takes everything down. */
    @Override
    public void close() {
        cage.close();
    }
}
