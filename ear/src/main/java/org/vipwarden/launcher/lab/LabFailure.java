package org.vipwarden.launcher.lab;

/** The lab itself could not do what was asked of it; the message is for a person. */
public final class LabFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LabFailure(String message) {
        super(message);
    }

    public LabFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** For a wait that was interrupted: the thread stays marked as interrupted. */
    static LabFailure interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new LabFailure("interrupted", cause);
    }
}
