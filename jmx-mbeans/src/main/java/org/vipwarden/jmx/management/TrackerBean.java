package org.vipwarden.jmx.management;

import org.vipwarden.engine.node.Engine;
import org.vipwarden.engine.node.TrackerSnapshot;
import org.vipwarden.engine.track.Observation.Kind;
import org.vipwarden.jmx.bean.TrackerMXBean;

/** Shows one watched thing. */
final class TrackerBean implements TrackerMXBean {
    private final Engine engine;
    private final Kind kind;
    private final String name;

    TrackerBean(Engine engine, Kind kind, String name) {
        this.engine = engine;
        this.kind = kind;
        this.name = name;
    }

    private TrackerSnapshot now() {
        return engine.trackers().stream()
                .filter(t -> t.kind() == kind && t.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no " + name + " any more"));
    }

    @Override
    public String getKind() {
        return Words.of(kind);
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getTarget() {
        return now().target();
    }

    @Override
    public String getHealth() {
        return Words.of(now().health());
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
    public String getDetail() {
        return now().detail();
    }
}
