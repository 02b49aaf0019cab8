package org.vipwarden.web.live;

import java.lang.System.Logger.Level;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.management.InstanceNotFoundException;
import javax.management.ListenerNotFoundException;
import javax.management.MBeanServer;
import javax.management.MBeanServerDelegate;
import javax.management.MBeanServerNotification;
import javax.management.Notification;
import javax.management.NotificationListener;
import org.vipwarden.jmx.bean.ObjectNames;

/**
 * Rings when something happened on the node: a journal entry, or a bean that came or went. Says only that, not what: whoever
 * hears it reads the journal, and so misses nothing and sees nothing twice.
 *
 * <p>The journal may come after this application, and may be replaced while it runs.
 */
final class Bell implements NotificationListener, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Bell.class.getName());

    private final MBeanServer server;
    private final BlockingQueue<Boolean> rung = new ArrayBlockingQueue<>(1);

    Bell(MBeanServer server) {
        this.server = server;
        try {
            server.addNotificationListener(MBeanServerDelegate.DELEGATE_NAME, this, null, null);
        } catch (InstanceNotFoundException e) {
            throw new IllegalStateException("an MBean server without a delegate", e);
        }
        listenToJournal();
    }

    /** Called on the thread of the sender, which must not wait. */
    @Override
    public void handleNotification(Notification notification, Object handback) {
        if (notification instanceof MBeanServerNotification change) {
            if (!ObjectNames.everything().apply(change.getMBeanName())) {
                return;
            }
            if (change.getMBeanName().equals(ObjectNames.journal())
                    && change.getType().equals(MBeanServerNotification.REGISTRATION_NOTIFICATION)) {
                listenToJournal();
            }
        }
        ring();
    }

    void ring() {
        // When it rings already, once is enough.
        rung.offer(true);
    }

    /** Whether it rang within a time. */
    boolean await(long millis) throws InterruptedException {
        return rung.poll(millis, TimeUnit.MILLISECONDS) != null;
    }

    private void listenToJournal() {
        try {
            server.addNotificationListener(ObjectNames.journal(), this, null, null);
        } catch (InstanceNotFoundException e) {
            LOG.log(Level.DEBUG, "no journal yet");
        }
    }

    @Override
    public void close() {
        try {
            server.removeNotificationListener(MBeanServerDelegate.DELEGATE_NAME, this);
            server.removeNotificationListener(ObjectNames.journal(), this);
        } catch (InstanceNotFoundException | ListenerNotFoundException e) {
            LOG.log(Level.DEBUG, "the journal went first");
        }
    }
}
