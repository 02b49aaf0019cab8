package org.vipwarden.engine.config.diagnostic;

import java.util.List;

/** What a check ends with, as {@code keepalived -t} does. */
public final class ExitCode {
    public static final int CLEAN = 0;
    /** Errors or warnings. */
    public static final int COMPLAINTS = 5;
    /** Complaints about the security of scripts only; or there is no configuration. */
    public static final int SCRIPT_SECURITY = 6;

    private ExitCode() {}

    /** The one for what was found in a configuration. */
    public static int of(List<Diagnostic> diagnostics) {
        int code = CLEAN;
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.severity() == Severity.ERROR || diagnostic.severity() == Severity.WARNING) {
                return COMPLAINTS;
            }
            code = diagnostic.severity() == Severity.SECURITY ? SCRIPT_SECURITY : code;
        }
        return code;
    }

    /** As {@link #of}, where what keepalived lets pass counts as much as what it complains about. */
    public static int strict(List<Diagnostic> diagnostics) {
        boolean found = diagnostics.stream().anyMatch(d -> d.rule().isLint());
        return found ? COMPLAINTS : of(diagnostics);
    }
}
