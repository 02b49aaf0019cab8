package org.vipwarden.jmx.client;

/** The node cannot do what was asked. The message is one line for the operator. */
final class RefusedByNode extends Exception {
    private static final long serialVersionUID = 1;

    RefusedByNode(String message) {
        super(message);
    }
}
