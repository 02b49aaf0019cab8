package org.vipwarden.engine.node;

import java.util.List;

/** A node cannot start. Each message is one line for the operator and says what to do. */
public final class StartRefused extends Exception {
    private static final long serialVersionUID = 1;
    private final transient List<String> lines;
    private final int exitCode;

    /**
     * @param exitCode as keepalived's: 2 configuration, 4 missing right, 6 no configuration file, 1 all else
     */
    public StartRefused(int exitCode, List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
        this.exitCode = exitCode;
    }

    public List<String> lines() {
        return lines;
    }

    public int exitCode() {
        return exitCode;
    }
}
