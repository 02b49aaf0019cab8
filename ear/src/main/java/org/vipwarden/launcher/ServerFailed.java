package org.vipwarden.launcher;

/** The application server did not start; the message says why, in one line. */
final class ServerFailed extends Exception {
    private static final long serialVersionUID = 1;

    ServerFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
