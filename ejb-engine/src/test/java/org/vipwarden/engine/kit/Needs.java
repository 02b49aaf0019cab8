package org.vipwarden.engine.kit;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * What a test needs of the machine. Where it is missing the test is reported as skipped, with the reason; in CI ({@code CI=true}) it
 * fails, so that no test is left out there without anybody noticing.
 */
public final class Needs {

    private Needs() {}

    /** Ends the test, because something that it needs is not here. */
    public static AssertionError missing(String reason) {
        if ("true".equals(System.getenv("CI"))) {
            return fail("CI must have what this test needs: " + reason);
        }
        return abort(reason);
    }

    /** Ends the test unless this is root's process. */
    public static void root() {
        if (!"root".equals(System.getProperty("user.name"))) {
            throw missing("this test is for root");
        }
    }
}
