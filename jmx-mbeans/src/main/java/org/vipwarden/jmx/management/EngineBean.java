package org.vipwarden.jmx.management;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.dump.Dumps;
import org.vipwarden.engine.node.Engine;
import org.vipwarden.jmx.bean.Caller;
import org.vipwarden.jmx.bean.EngineMXBean;
import org.vipwarden.jmx.bean.FindingData;
import org.vipwarden.jmx.bean.PingQuorumData;
import org.vipwarden.jmx.bean.ReloadData;

/** Shows the node as a whole. */
final class EngineBean implements EngineMXBean {
    private final Engine engine;
    private final Dumps dumps;

    EngineBean(Engine engine, Dumps dumps) {
        this.engine = engine;
        this.dumps = dumps;
    }

    @Override
    public String getRouterId() {
        return engine.snapshot().routerId();
    }

    @Override
    public String getVersion() {
        return engine.snapshot().version();
    }

    @Override
    public long getPid() {
        return engine.snapshot().pid();
    }

    @Override
    public String getStartTime() {
        return engine.snapshot().startedAt().toString();
    }

    @Override
    public long getStartMillis() {
        return engine.snapshot().startedAt().toEpochMilli();
    }

    @Override
    public long getStartToReadyMillis() {
        return engine.snapshot().startToReady().toMillis();
    }

    @Override
    public boolean isRealTime() {
        return engine.snapshot().realTime();
    }

    @Override
    public double getWorstLatenessMillis() {
        return Words.fineMillis(engine.snapshot().worstLateness());
    }

    @Override
    public PingQuorumData getPingQuorum() {
        return engine.snapshot().pings().map(Views.PingQuorum::of).orElse(null);
    }

    @Override
    public String getConfigurationFile() {
        return engine.snapshot().configurationFile().toString();
    }

    @Override
    public ReloadData plan(String configurationFile) {
        Optional<Path> other =
                Optional.of(configurationFile).filter(f -> !f.isEmpty()).map(Path::of);
        return ConfigurationViews.Reload.of(Answers.await(engine.plan(other)));
    }

    @Override
    public List<FindingData> check() {
        return ConfigurationViews.Finding.of(engine.check());
    }

    @Override
    public String dumpData() {
        return dumps.text(Dumps.Kind.DATA);
    }

    @Override
    public String dumpStatistics() {
        return dumps.text(Dumps.Kind.STATISTICS);
    }

    @Override
    public String dumpJson() {
        return dumps.text(Dumps.Kind.JSON);
    }

    @Override
    public ReloadData reload() {
        return ConfigurationViews.Reload.of(Answers.await(engine.reload(Caller.name())));
    }
}
