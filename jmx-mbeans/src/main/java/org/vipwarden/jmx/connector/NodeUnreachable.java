package org.vipwarden.jmx.connector;

/** A node cannot be reached. The message is one line for the operator and says what to look at. */
public final class NodeUnreachable extends Exception {
    private static final long serialVersionUID = 1;

    NodeUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
