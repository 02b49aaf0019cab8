package org.vipwarden.engine.config.lint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vipwarden.engine.unit.Cidr;

/** A machine of two interfaces, one of them without an address, and three programs of which one is sound. */
final class StagedMachine implements Machine {
    private static final Map<String, List<Cidr>> INTERFACES = Map.of(
            "eth0", List.of(Cidr.parse("192.0.2.2/24"), Cidr.parse("2001:db8::2/64"), Cidr.parse("fe80::2/64")),
            "eth1", List.of());

    private static final Map<String, Program> PROGRAMS = Map.of(
            "/usr/bin/good",
            new Program(true, true, Optional.empty()),
            "/opt/notes.txt",
            new Program(true, false, Optional.empty()),
            "/tmp/open.sh",
            new Program(true, true, Optional.of("/tmp/open.sh may be changed by everybody")));

    @Override
    public boolean hasInterface(String name) {
        return INTERFACES.containsKey(name);
    }

    @Override
    public List<Cidr> addresses(String interfaceName) {
        return INTERFACES.getOrDefault(interfaceName, List.of());
    }

    @Override
    public Program program(String name) {
        return PROGRAMS.getOrDefault(name, Program.MISSING);
    }
}
