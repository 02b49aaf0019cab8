package org.vipwarden.engine.node;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vipwarden.engine.config.lint.Machine;
import org.vipwarden.engine.track.ScriptLauncher;
import org.vipwarden.engine.track.ScriptSecurity;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.IpAddress;

/** The machine that this process runs on, as a check of a configuration sees it. Asks no native library, so that a check is quick. */
final class ThisMachine implements Machine {
    /** One line for each interface of this process's network namespace, behind two of headings (proc(5)). */
    private static final Path INTERFACES = Path.of("/proc/net/dev");

    private final ScriptSecurity security = ScriptSecurity.ofThisSystem();
    private final Set<String> interfaces;

    ThisMachine() {
        this.interfaces = interfaces();
    }

    private static Set<String> interfaces() {
        Set<String> names = new HashSet<>();
        try (Stream<String> lines = Files.lines(INTERFACES)) {
            lines.skip(2).map(line -> line.strip().replaceFirst(":.*", "")).forEach(names::add);
        } catch (IOException e) {
            // Without /proc nothing is known: better silent than wrong.
            return Set.of();
        }
        return names;
    }

    @Override
    public boolean hasInterface(String name) {
        return interfaces.isEmpty() || interfaces.contains(name);
    }

    @Override
    public List<Cidr> addresses(String interfaceName) {
        try {
            return Optional.ofNullable(NetworkInterface.getByName(interfaceName)).stream()
                    .flatMap(link -> link.getInterfaceAddresses().stream())
                    .map(ThisMachine::cidr)
                    .toList();
        } catch (SocketException e) {
            return List.of();
        }
    }

    private static Cidr cidr(InterfaceAddress address) {
        InetAddress own = address.getAddress();
        return new Cidr(IpAddress.of(own.getAddress()), address.getNetworkPrefixLength());
    }

    @Override
    public Program program(String name) {
        return ScriptLauncher.find(name)
                .filter(Files::isRegularFile)
                .map(this::look)
                .orElse(Program.MISSING);
    }

    private Program look(Path file) {
        try {
            return new Program(true, Files.isExecutable(file), security.fault(file));
        } catch (IOException e) {
            return Program.MISSING;
        }
    }
}
