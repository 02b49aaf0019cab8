package org.vipwarden.engine.alert;

import java.util.Optional;
import org.vipwarden.engine.notify.Notice;
import org.vipwarden.engine.notify.NotifyState;

/** A mail, in keepalived's words. */
record Letter(String subject, String body) {

    /** The letter of a notice; empty for what keepalived does not write letters about. */
    static Optional<Letter> of(Notice notice, String node) {
        if (notice instanceof Notice.OfInstance instance) {
            return Optional.of(new Letter(
                    "[%s] VRRP Instance %s - %s".formatted(node, instance.name(), subject(instance.state())),
                    switch (instance.state()) {
                        case MASTER -> "=> VRRP Instance is now owning VRRP VIPs <=";
                        case BACKUP, FAULT -> "=> VRRP Instance is no longer owning VRRP VIPs <=";
                        case STOP -> "=> VRRP Instance stopping <=";
                        case DELETED -> "=> VRRP Deleted at reload <=";
                    }));
        }
        if (notice instanceof Notice.OfGroup group) {
            return Optional.of(new Letter(
                    "[%s] VRRP Group %s - %s".formatted(node, group.name(), subject(group.state())),
                    group.state() == NotifyState.STOP
                            ? "=> All VRRP group instances are now stopping <="
                            : "=> All VRRP group instances are now in " + group.state() + " state <="));
        }
        return Optional.empty();
    }

    private static String subject(NotifyState state) {
        return switch (state) {
            case MASTER, BACKUP, FAULT -> "Entering " + state + " state";
            case STOP -> "Stopping";
            case DELETED -> "Deleted";
        };
    }

    /** Says how many others were not written. */
    static Letter summary(int leftOut, String node) {
        return new Letter(
                "[%s] %d further alerts".formatted(node, leftOut),
                "=> There were more alerts than may be mailed in a minute: %d were left out <=".formatted(leftOut));
    }
}
