package org.vipwarden.engine.config.lint;

import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.unit.Cidr;

/** What a configuration is compared with of the machine that it is meant for. */
public interface Machine {
    /** Nothing is known of it: everything may be there, and nothing is wrong with it. */
    Machine UNKNOWN = new Machine() {
        @Override
        public boolean hasInterface(String name) {
            return true;
        }

        @Override
        public List<Cidr> addresses(String interfaceName) {
            return List.of();
        }

        @Override
        public Program program(String name) {
            return new Program(true, true, Optional.empty());
        }
    };

    boolean hasInterface(String name);

    /** The addresses of an interface; none when it does not exist. */
    List<Cidr> addresses(String interfaceName);

    /** What is at a path, or in {@code PATH} where the name has no slash. */
    Program program(String name);

    /**
     * A program as the disk has it.
     *
     * @param exists whether there is a file
     * @param executable whether that can be run
     * @param open who but root could change it or what leads to it; empty when nobody
     */
    record Program(boolean exists, boolean executable, Optional<String> open) {
        /** There is none. */
        public static final Program MISSING = new Program(false, false, Optional.empty());
    }
}
