package org.vipwarden.jmx.connector;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.Notification;
import javax.management.NotificationFilter;

/** What an attacker would send: it counts how often it came to life by deserialization. */
final class Gadget implements Serializable, NotificationFilter {
    private static final long serialVersionUID = 1;
    private static final AtomicInteger LIVES = new AtomicInteger();

    static int lives() {
        return LIVES.get();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        LIVES.incrementAndGet();
    }

    @Override
    public boolean isNotificationEnabled(Notification notification) {
        return true;
    }
}
