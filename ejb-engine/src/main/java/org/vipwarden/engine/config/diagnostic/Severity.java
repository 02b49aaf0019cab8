package org.vipwarden.engine.config.diagnostic;

/**
 * How much a finding matters.
 *
 * <p>What keepalived complains about is an error or a warning here too. What it accepts without a word is a note, so that a check of
 * the same file ends alike; only what we cannot do yet and keepalived can is a warning beyond that.
 */
public enum Severity {
    /** What is written there is not done. */
    ERROR("error"),
    /** What is written there is done otherwise than one would think. */
    WARNING("warning"),
    /** Somebody else could run a program with our rights. Alone it is exit code 6 of a check, as in keepalived. */
    SECURITY("warning"),
    /** Good to know; a check is still clean. */
    NOTE("note");

    private final String label;

    Severity(String label) {
        this.label = label;
    }

    /** The word in front of a message. */
    public String label() {
        return label;
    }
}
