package org.vipwarden.web.bean;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;
import javax.management.StandardEmitterMBean;
import javax.management.StandardMBean;
import org.vipwarden.jmx.bean.Caller;
import org.vipwarden.jmx.bean.EntryData;
import org.vipwarden.jmx.bean.JournalMXBean;
import org.vipwarden.jmx.bean.NotificationTypes;
import org.vipwarden.jmx.bean.ObjectNames;
import org.vipwarden.jmx.bean.VirtualRouterMXBean;

/** Beans on an MBean server of their own. The engine behind the real ones is out of this module's sight. */
public final class StagedBeans {
    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final NotificationBroadcasterSupport emitter = new NotificationBroadcasterSupport();
    private final List<EntryData> entries = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();

    public MBeanServer server() {
        return server;
    }

    /** Operations of virtual routers that were called, with their arguments and who asked. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    public void addRouter(String name, Map<String, Object> attributes) throws JMException {
        Map<String, Object> all = new TreeMap<>(attributes);
        all.put("getName", name);
        server.registerMBean(
                new StandardMBean(of(VirtualRouterMXBean.class, all), VirtualRouterMXBean.class, true),
                ObjectNames.virtualRouter(name));
    }

    public void removeRouter(String name) throws JMException {
        server.unregisterMBean(ObjectNames.virtualRouter(name));
    }

    public void addJournal() throws JMException {
        server.registerMBean(
                new StandardEmitterMBean(new Listed(), JournalMXBean.class, true, emitter), ObjectNames.journal());
    }

    public void happen(String sentence) {
        long sequence;
        synchronized (entries) {
            sequence = entries.size() + 1L;
            entries.add(of(EntryData.class, Map.of("getSequence", sequence, "getSentence", sentence)));
        }
        emitter.sendNotification(new Notification(NotificationTypes.WARNING, ObjectNames.journal(), sequence));
    }

    /** An object that answers what is given, and else nothing, zero or an empty list. */
    private <T> T of(Class<T> type, Map<String, Object> answers) {
        InvocationHandler handler = (self, method, arguments) -> {
            Object answer = answers.get(method.getName());
            if (answer instanceof RuntimeException refusal) {
                throw refusal;
            }
            if (arguments != null) {
                calls.add(method.getName() + List.of(arguments) + " by " + Caller.name());
            }
            return answer != null ? answer : nothing(method);
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object nothing(Method method) {
        Class<?> type = method.getReturnType();
        if (type == int.class) {
            return 0;
        }
        if (type == long.class) {
            return 0L;
        }
        if (type == boolean.class) {
            return false;
        }
        if (type == List.class) {
            return List.of();
        }
        return type == Map.class ? Map.of() : null;
    }

    /** The journal's bean. */
    private final class Listed implements JournalMXBean {
        @Override
        public EntryData getNewest() {
            return null;
        }

        @Override
        public List<EntryData> entriesAfter(long sequence, int limit) {
            synchronized (entries) {
                List<EntryData> later =
                        List.copyOf(entries.subList((int) Math.min(sequence, entries.size()), entries.size()));
                return later.subList(Math.max(0, later.size() - limit), later.size());
            }
        }
    }
}
