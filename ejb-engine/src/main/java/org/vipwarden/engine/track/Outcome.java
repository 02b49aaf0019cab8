package org.vipwarden.engine.track;

import java.time.Duration;

/**
 * What one run of a script came to.
 *
 * @param phrase for the log, the same for the same kind of outcome: {@code now returning 1}
 * @param detail what was seen this time: {@code exited with status 1: connection refused}
 */
record Outcome(boolean success, String phrase, String detail) {
    private static final int CANNOT_EXECUTE = 126;
    private static final int NOT_FOUND = 127;
    private static final int SIGNALLED = 128;
    private static final int LAST_SIGNAL = SIGNALLED + 64;

    /** What is expected of a script that was never run. */
    static final Outcome GOOD = exited(0, "");

    static Outcome exited(int status, String complaint) {
        boolean notRun = status == CANNOT_EXECUTE || status == NOT_FOUND;
        if (notRun && complaint.matches("set(sid|priv): .*")) {
            return notRun(complaint.replaceFirst("^set(sid|priv): (failed to execute )?", ""));
        }
        String meaning = status > SIGNALLED && status <= LAST_SIGNAL ? " (signal " + (status - SIGNALLED) + ")" : "";
        String detail = "exited with status " + status + meaning;
        boolean explained = status != 0 && !complaint.isEmpty();
        return new Outcome(status == 0, "now returning " + status, explained ? detail + ": " + complaint : detail);
    }

    static Outcome timedOut(Duration timeout) {
        String detail = "timed out after " + timeout.toNanos() / 1e9 + " s";
        return new Outcome(false, detail, detail);
    }

    static Outcome notRun(String why) {
        String detail = "cannot be run: " + why;
        return new Outcome(false, detail, detail);
    }
}
