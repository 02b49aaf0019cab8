package org.vipwarden.jmx.management;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.vipwarden.engine.node.Engine;
import org.vipwarden.engine.node.PathSnapshot;
import org.vipwarden.engine.node.RouterSnapshot;
import org.vipwarden.jmx.bean.Caller;
import org.vipwarden.jmx.bean.ExplanationData;
import org.vipwarden.jmx.bean.GroundData;
import org.vipwarden.jmx.bean.PathData;
import org.vipwarden.jmx.bean.TransitionData;
import org.vipwarden.jmx.bean.VirtualRouterMXBean;

/** Shows one virtual router. Every attribute is read from the newest snapshot, so two of them may be of different moments. */
final class RouterBean implements VirtualRouterMXBean {
    private static final int A_DAY = 86_400;

    private final Engine engine;
    private final String name;

    RouterBean(Engine engine, String name) {
        this.engine = engine;
        this.name = name;
    }

    private RouterSnapshot now() {
        return engine.routers().stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow(this::gone);
    }

    private IllegalStateException gone() {
        return new IllegalStateException("there is no virtual router " + name + " any more");
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public int getVrid() {
        return now().vrid();
    }

    @Override
    public String getInterface() {
        return now().interfaceName();
    }

    @Override
    public int getVersion() {
        return now().version();
    }

    @Override
    public String getState() {
        return Words.of(now().role());
    }

    @Override
    public String getKeepalivedState() {
        return now().role().keepalivedName();
    }

    @Override
    public String getSince() {
        return now().since().toString();
    }

    @Override
    public long getSinceMillis() {
        return now().since().toEpochMilli();
    }

    @Override
    public int getBasePriority() {
        return now().basePriority();
    }

    @Override
    public int getEffectivePriority() {
        return now().effectivePriority();
    }

    @Override
    public boolean isPreempt() {
        return now().preempt();
    }

    @Override
    public long getPreemptDelayMillis() {
        return now().standing().preemptDelay().toMillis();
    }

    @Override
    public List<GroundData> getGrounds() {
        return Views.Ground.of(now().standing().grounds());
    }

    @Override
    public List<String> getHoldOff() {
        return now().standing().holdOff();
    }

    @Override
    public List<String> getRelease() {
        return now().standing().release();
    }

    @Override
    public String getActiveAddress() {
        return now().active().map(p -> p.address().toString()).orElse("");
    }

    @Override
    public int getActivePriority() {
        return now().active().map(p -> p.priority().value()).orElse(0);
    }

    @Override
    public long getAdvertIntervalMillis() {
        return now().interval().toMillis();
    }

    @Override
    public long getActiveDownMillis() {
        return now().activeDown().toMillis();
    }

    @Override
    public List<String> getAddresses() {
        return now().addresses();
    }

    @Override
    public Map<String, Long> getCounters() {
        return now().counters();
    }

    @Override
    public List<PathData> getPaths() {
        return now().paths().stream().<PathData>map(Views.Way::of).toList();
    }

    @Override
    public int getLostPathCount() {
        return (int) now().paths().stream()
                .filter(p -> p.state() == PathSnapshot.State.DOWN || p.state() == PathSnapshot.State.SILENT)
                .count();
    }

    @Override
    public TransitionData getLastTransition() {
        return now().lastTransition().flatMap(Happenings::transition).orElse(null);
    }

    @Override
    public ExplanationData explain() {
        return engine.explain(name).map(Views.Why::of).orElseThrow(this::gone);
    }

    @Override
    public void failOver(int seconds) {
        if (seconds < 1 || seconds > A_DAY) {
            throw new IllegalArgumentException(seconds + " s is not within 1 s to " + A_DAY + " s");
        }
        Answers.await(engine.failOver(name, Duration.ofSeconds(seconds), Caller.name()));
    }
}
