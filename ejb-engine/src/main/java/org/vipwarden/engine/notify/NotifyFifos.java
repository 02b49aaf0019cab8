package org.vipwarden.engine.notify;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.vipwarden.engine.config.model.FifoDefinition;
import org.vipwarden.engine.config.model.NotificationDefinition;
import org.vipwarden.engine.track.ScriptLauncher;

/**
 * {@code notify_fifo} and {@code vrrp_notify_fifo}: the one that gets everything first, as in keepalived. A reload closes all and
 * begins anew, so that a script that reads a FIFO reads the new configuration, too. For one thread at a time.
 */
final class NotifyFifos {
    private final ScriptLauncher launcher;
    private Optional<NotifyFifo> everything = Optional.empty();
    private Optional<NotifyFifo> vrrp = Optional.empty();

    NotifyFifos(ScriptLauncher launcher) {
        this.launcher = launcher;
    }

    synchronized void follow(NotificationDefinition definition) {
        CompletableFuture<Void> unused = remove();
        everything = open(definition.everything());
        vrrp = open(definition.vrrp());
    }

    private Optional<NotifyFifo> open(Optional<FifoDefinition> definition) {
        return definition.flatMap(d -> NotifyFifo.open(d, launcher));
    }

    synchronized void tell(Notice notice) {
        boolean ofServer = notice instanceof Notice.VirtualServerChanged || notice instanceof Notice.RealServerChanged;
        List<NotifyFifo> told = ofServer ? everything.stream().toList() : all();
        told.forEach(fifo -> fifo.write(notice.line()));
    }

    private List<NotifyFifo> all() {
        return Stream.concat(everything.stream(), vrrp.stream()).toList();
    }

    /** Removes all, and lets their scripts read to the end, for a second at most. */
    void close() {
        remove().join();
    }

    private synchronized CompletableFuture<Void> remove() {
        CompletableFuture<?>[] ends = all().stream().map(NotifyFifo::close).toArray(CompletableFuture[]::new);
        everything = Optional.empty();
        vrrp = Optional.empty();
        return CompletableFuture.allOf(ends);
    }
}
