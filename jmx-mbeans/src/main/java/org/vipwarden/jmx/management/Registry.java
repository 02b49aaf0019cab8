package org.vipwarden.jmx.management;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.Notification;
import javax.management.ObjectName;

/** The beans that this node has on an MBean server. */
final class Registry {
    private final MBeanServer server;
    private final Map<ObjectName, DescribedBean> beans = new HashMap<>();
    private boolean closed;

    Registry(MBeanServer server) {
        this.server = server;
    }

    /**
     * Makes the registered beans those that are wanted: removes others, makes missing ones, leaves the rest alone. Does nothing
     * once closed.
     *
     * @throws IllegalStateException when a name is taken by somebody else's bean
     */
    synchronized void reconcile(Map<ObjectName, Supplier<DescribedBean>> wanted) {
        if (closed) {
            return;
        }
        Set<ObjectName> unwanted = new HashSet<>(beans.keySet());
        unwanted.removeAll(wanted.keySet());
        unwanted.forEach(this::remove);
        wanted.forEach((name, bean) -> {
            if (!beans.containsKey(name)) {
                add(name, bean.get());
            }
        });
    }

    /** Removes all beans, for good. */
    synchronized void close() {
        reconcile(Map.of());
        closed = true;
    }

    synchronized boolean contains(ObjectName name) {
        return beans.containsKey(name);
    }

    /** Lets a bean send a notification; without such a bean nothing is sent. */
    void send(ObjectName name, Notification notification) {
        DescribedBean bean;
        synchronized (this) {
            bean = beans.get(name);
        }
        if (bean != null) {
            bean.sendNotification(notification);
        }
    }

    private void add(ObjectName name, DescribedBean bean) {
        try {
            server.registerMBean(bean, name);
        } catch (JMException e) {
            throw new IllegalStateException("cannot register " + name, e);
        }
        beans.put(name, bean);
    }

    private void remove(ObjectName name) {
        beans.remove(name);
        try {
            server.unregisterMBean(name);
        } catch (InstanceNotFoundException e) {
            // Somebody else took it away already: it is gone, as wanted.
        } catch (JMException e) {
            throw new IllegalStateException("cannot unregister " + name, e);
        }
    }
}
