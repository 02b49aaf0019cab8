package org.vipwarden.engine.notify;

/** Something that is told to the outside, in keepalived's words (keepalived.conf(5), {@code notify_fifo}). */
public sealed interface Notice {

    /** As a FIFO gets it, with its end. */
    String line();

    /** Whether it is the last word about its subject, which may not be waited for long. */
    default boolean isLast() {
        return false;
    }

    /**
     * An instance has a state.
     *
     * @param priority its effective priority, 1 to 255
     */
    record OfInstance(String name, NotifyState state, int priority) implements Notice {
        @Override
        public String line() {
            return Notice.line("INSTANCE", name, state.name(), priority);
        }

        @Override
        public boolean isLast() {
            return state == NotifyState.STOP;
        }
    }

    /** A sync group has a state. A group has no priority: it is told as 0. */
    record OfGroup(String name, NotifyState state) implements Notice {
        @Override
        public String line() {
            return Notice.line("GROUP", name, state.name(), 0);
        }

        @Override
        public boolean isLast() {
            return state == NotifyState.STOP;
        }
    }

    /**
     * An Active instance hears somebody with a lower priority say that he is Active, too.
     *
     * @param priority its own
     */
    record LowerPriorityHeard(String instance, int priority) implements Notice {
        @Override
        public String line() {
            return Notice.line("INSTANCE", instance, "MASTER_RX_LOWER_PRI", priority);
        }
    }

    /** The effective priority of an instance has changed. */
    record PriorityChanged(String instance, boolean active, int priority) implements Notice {
        @Override
        public String line() {
            return Notice.line("INSTANCE", instance, active ? "MASTER_PRIORITY" : "BACKUP_PRIORITY", priority);
        }
    }

    /**
     * A virtual server has its quorum, or has lost it.
     *
     * @param server as keepalived writes it: {@code [192.0.2.10]:tcp:80}
     */
    record VirtualServerChanged(String server, boolean up) implements Notice {
        @Override
        public String line() {
            return "VS " + server + (up ? " UP" : " DOWN") + SERVER_END;
        }
    }

    /**
     * A real server answers, or does not.
     *
     * @param server as keepalived writes it: {@code [192.0.2.21]:tcp:80}
     * @param of the virtual server that it is part of
     */
    record RealServerChanged(String server, String of, boolean up) implements Notice {
        @Override
        public String line() {
            return "RS " + server + " " + of + (up ? " UP" : " DOWN") + SERVER_END;
        }
    }

    /** keepalived ends the lines about servers with a NUL as well. */
    String SERVER_END = "\n\0";

    private static String line(String kind, String name, String state, int priority) {
        return kind + " \"" + name + "\" " + state + " " + priority + "\n";
    }
}
