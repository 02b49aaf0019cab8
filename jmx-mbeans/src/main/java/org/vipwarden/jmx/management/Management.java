package org.vipwarden.jmx.management;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.vipwarden.engine.dump.Dumps;
import org.vipwarden.engine.journal.Entry;
import org.vipwarden.engine.journal.Happening;
import org.vipwarden.engine.journal.Happening.HealthChanged;
import org.vipwarden.engine.journal.Happening.PolicyChanged;
import org.vipwarden.engine.journal.Happening.PriorityChanged;
import org.vipwarden.engine.journal.Happening.RouterChanged;
import org.vipwarden.engine.journal.Journal;
import org.vipwarden.engine.node.Engine;
import org.vipwarden.engine.node.RouterSnapshot;
import org.vipwarden.engine.node.TrackerSnapshot;
import org.vipwarden.engine.track.Observation;
import org.vipwarden.jmx.bean.EngineMXBean;
import org.vipwarden.jmx.bean.JournalMXBean;
import org.vipwarden.jmx.bean.ObjectNames;
import org.vipwarden.jmx.bean.PolicyMXBean;
import org.vipwarden.jmx.bean.TrackerMXBean;
import org.vipwarden.jmx.bean.VirtualRouterMXBean;

/**
 * A node's beans on an MBean server. They come and go with the configuration.
 *
 * <p>Every entry of the journal becomes a notification, of the journal's bean and of the bean it is about.
 */
public final class Management implements AutoCloseable {
    private static final AtomicReference<Management> CURRENT = new AtomicReference<>();

    private final Engine engine;
    private final Dumps dumps;
    private final Registry registry;
    private final Journal.Subscription subscription;

    private Management(Engine engine, Dumps dumps, MBeanServer server) {
        this.engine = engine;
        this.dumps = dumps;
        registry = new Registry(server);
        reconcileOrLeaveNothing();
        subscription = engine.journal().listen(this::tell);
        // Once more, for what changed between the two.
        reconcile();
    }

    /**
     * Registers the beans of the one engine of this process on the platform's MBean server.
     *
     * @throws IllegalStateException when that was done already
     */
    public static Management start(Engine engine) {
        return start(engine, new Dumps(engine));
    }

    /**
     * As {@link #start(Engine)}.
     *
     * @param dumps what the beans show in keepalived's forms
     */
    public static Management start(Engine engine, Dumps dumps) {
        Management management = new Management(engine, dumps, ManagementFactory.getPlatformMBeanServer());
        CURRENT.set(management);
        return management;
    }

    /** What {@link #start} began and nobody closed yet. */
    public static Optional<Management> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /**
     * Registers the beans of an engine.
     *
     * @throws IllegalStateException when one of their names is taken
     */
    public static Management on(MBeanServer server, Engine engine) {
        return new Management(engine, new Dumps(engine), server);
    }

    /** Unregisters all beans. The engine goes on. */
    @Override
    public void close() {
        subscription.close();
        registry.close();
        CURRENT.compareAndSet(this, null);
    }

    private void reconcileOrLeaveNothing() {
        try {
            reconcile();
        } catch (RuntimeException e) {
            registry.close();
            throw e;
        }
    }

    private void reconcile() {
        registry.reconcile(wanted());
    }

    private Map<ObjectName, Supplier<DescribedBean>> wanted() {
        Map<ObjectName, Supplier<DescribedBean>> wanted = new LinkedHashMap<>();
        wanted.put(ObjectNames.engine(), () -> new DescribedBean(new EngineBean(engine, dumps), EngineMXBean.class));
        wanted.put(ObjectNames.policy(), () -> new DescribedBean(new PolicyBean(engine.policy()), PolicyMXBean.class));
        wanted.put(
                ObjectNames.journal(), () -> new DescribedBean(new JournalBean(engine.journal()), JournalMXBean.class));
        for (RouterSnapshot router : engine.routers()) {
            wanted.put(ObjectNames.virtualRouter(router.name()), () -> bean(router));
        }
        for (TrackerSnapshot tracker : engine.trackers()) {
            wanted.put(name(tracker.kind(), tracker.name()), () -> bean(tracker));
        }
        return wanted;
    }

    private DescribedBean bean(RouterSnapshot router) {
        return new DescribedBean(new RouterBean(engine, router.name()), VirtualRouterMXBean.class);
    }

    private DescribedBean bean(TrackerSnapshot tracker) {
        return new DescribedBean(new TrackerBean(engine, tracker.kind(), tracker.name()), TrackerMXBean.class);
    }

    private static ObjectName name(Observation.Kind kind, String name) {
        return switch (kind) {
            case SCRIPT -> ObjectNames.script(name);
            case FILE -> ObjectNames.file(name);
            case PROCESS -> ObjectNames.process(name);
            case BFD -> ObjectNames.bfd(name);
            case PING_NODE -> ObjectNames.pingNode(name);
        };
    }

    private void tell(Entry entry) {
        reconcile();
        send(entry, ObjectNames.journal());
        send(entry, speaker(entry.happening()));
    }

    private void send(Entry entry, ObjectName source) {
        registry.send(source, Happenings.notification(entry, source));
    }

    /** The bean that a happening is about; the engine's for everything that has none of its own. */
    private ObjectName speaker(Happening happening) {
        ObjectName own = own(happening);
        return registry.contains(own) ? own : ObjectNames.engine();
    }

    private static ObjectName own(Happening happening) {
        if (happening instanceof RouterChanged || happening instanceof PriorityChanged) {
            return ObjectNames.virtualRouter(happening.subject());
        }
        if (happening instanceof HealthChanged health) {
            return tracker(health);
        }
        return happening instanceof PolicyChanged ? ObjectNames.policy() : ObjectNames.engine();
    }

    private static ObjectName tracker(HealthChanged health) {
        return name(Observation.Kind.valueOf(health.kind()), health.subject());
    }
}
