package org.vipwarden.jmx.connector;

/** The connector cannot listen. The message is one line for the operator; the engine goes on without it. */
public final class ConnectorRefused extends Exception {
    private static final long serialVersionUID = 1;

    ConnectorRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
