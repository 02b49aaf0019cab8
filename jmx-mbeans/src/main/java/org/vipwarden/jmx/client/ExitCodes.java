package org.vipwarden.jmx.client;

/** What the client's commands exit with. Stable: scripts compare these numbers. */
final class ExitCodes {
    /** Done; for {@code policy check}: nothing to complain about. */
    static final int DONE = 0;

    /** The node said no: the configuration or the rules were refused, or there is no such thing. */
    static final int REFUSED = 1;

    /** The command line makes no sense. */
    static final int USAGE = 2;

    /** No node answers, or it does not let us in. */
    static final int UNREACHABLE = 3;

    private ExitCodes() {}
}
