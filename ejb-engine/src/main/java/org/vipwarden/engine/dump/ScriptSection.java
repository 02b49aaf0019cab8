package org.vipwarden.engine.dump;

import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.config.model.ScriptDefinition;
import org.vipwarden.engine.config.model.TrackedScript;
import org.vipwarden.engine.node.Picture;
import org.vipwarden.engine.track.Observation;
import org.vipwarden.engine.track.ScriptTracker;

/** {@code VRRP Scripts}: every script that is tracked. */
final class ScriptSection {
    private final Picture picture;
    private final DataText text;

    ScriptSection(Picture picture, DataText text) {
        this.picture = picture;
        this.text = text;
    }

    void write() {
        List<ScriptDefinition> scripts = picture.configuration().scripts();
        if (!scripts.isEmpty()) {
            text.section("VRRP Scripts");
            scripts.forEach(this::script);
        }
    }

    private void script(ScriptDefinition script) {
        Optional<ScriptTracker.Progress> progress =
                Optional.ofNullable(picture.scripts().get(script.name()));
        long level = progress.map(ScriptTracker.Progress::level).orElse((long) script.rise());
        boolean known =
                picture.observation(Observation.Kind.SCRIPT, script.name()).isPresent();
        text.thing("VRRP Script", script.name())
                .field("Command", CommandText.of(script.command()))
                .field("Interval", script.interval().toSeconds() + " sec")
                .field("Timeout", timeout(script) + " sec")
                .field("Weight", TrackingLines.of(script.weight()))
                .field("Rise", script.rise())
                .field("Fall", script.fall())
                .field("Result", level)
                .field("Insecure", "no")
                .field("Init state", known ? "unknown" : script.initFail() ? "INIT/FAILED" : "INIT")
                .field("Status", level >= script.rise() ? "GOOD" : "BAD")
                .field("Script uid:gid", CommandText.owner(script.command().user()))
                .line("VRRP instances :");
        new TrackingLines(text).instances(picture, tracking -> tracking.scripts().stream()
                .filter(tracked -> tracked.script().equals(script.name()))
                .map(TrackedScript::weight));
        text.field("State", progress.filter(ScriptTracker.Progress::running).isPresent() ? "running" : "idle");
    }

    /** Without one of its own, the interval is the limit, and keepalived shows 0. */
    private static long timeout(ScriptDefinition script) {
        return script.timeout().equals(script.interval()) ? 0 : script.timeout().toSeconds();
    }
}
