package org.vipwarden.engine.dump;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vipwarden.engine.config.model.BfdDefinition;
import org.vipwarden.engine.config.model.FileDefinition;
import org.vipwarden.engine.config.model.ProcessDefinition;
import org.vipwarden.engine.config.model.ProcessDefinition.Matching;
import org.vipwarden.engine.config.model.TrackedBfd;
import org.vipwarden.engine.config.model.TrackedFile;
import org.vipwarden.engine.config.model.TrackedProcess;
import org.vipwarden.engine.node.Picture;
import org.vipwarden.engine.track.Observation;
import org.vipwarden.engine.track.Observation.Kind;
import org.vipwarden.engine.track.ProcessTracker;
import org.vipwarden.rules.fact.Health;

/** Files, processes and BFD sessions that are tracked, each kind in a section of its own. */
final class TrackerSections {
    private final Picture picture;
    private final DataText text;
    private final TrackingLines tracking;

    TrackerSections(Picture picture, DataText text) {
        this.picture = picture;
        this.text = text;
        this.tracking = new TrackingLines(text);
    }

    void write() {
        List<FileDefinition> files = picture.configuration().trackers().files();
        List<ProcessDefinition> processes = picture.configuration().trackers().processes();
        List<BfdDefinition> sessions = picture.configuration().trackers().sessions();
        if (!files.isEmpty()) {
            text.section("VRRP Track files");
            files.forEach(this::file);
        }
        if (!processes.isEmpty()) {
            text.section("VRRP Track processes");
            processes.forEach(this::process);
        }
        if (!sessions.isEmpty()) {
            text.section("VRRP Track BFDs");
            sessions.forEach(this::session);
        }
    }

    private void file(FileDefinition file) {
        int status = picture.observation(Kind.FILE, file.name())
                .map(Observation::value)
                .orElse(0);
        text.thing("Track file", file.name())
                .field("File", file.file())
                .field("Status", status)
                .field("Weight", TrackingLines.of(file.weight()));
        tracking.instances(picture, all -> all.files().stream()
                .filter(tracked -> tracked.name().equals(file.name()))
                .map(TrackedFile::weight));
    }

    private void process(ProcessDefinition process) {
        Optional<ProcessTracker.Progress> seen =
                Optional.ofNullable(picture.processes().get(process.name()));
        text.thing("VRRP Track process", process.name()).field("Process", process.program());
        if (!process.parameters().isEmpty()) {
            text.field("Parameters", String.join(" ", process.parameters()));
        }
        matching(process.matching());
        text.field("Min processes", process.quorum());
        if (process.quorumMax() != Integer.MAX_VALUE) {
            text.field("Max processes", process.quorumMax());
        }
        boolean enough = seen.filter(ProcessTracker.Progress::enough).isPresent();
        boolean delayed = seen.filter(ProcessTracker.Progress::delayed).isPresent();
        text.field("Current processes", seen.map(ProcessTracker.Progress::count).orElse(0))
                .field("Have quorum", enough)
                .field("Weight", TrackingLines.of(process.weight()))
                .field("Terminate delay", seconds(process.terminateDelay()))
                .field("Fork delay", seconds(process.forkDelay()))
                .line("Fork delay timer " + (delayed && !enough ? "" : "not ") + "running")
                .line("Terminate delay timer " + (delayed && enough ? "" : "not ") + "running")
                .field("Full command", process.matching() != Matching.NAME);
        tracking.instances(picture, all -> all.processes().stream()
                .filter(tracked -> tracked.name().equals(process.name()))
                .map(TrackedProcess::weight));
    }

    private void matching(Matching matching) {
        switch (matching) {
            case NAME, COMMAND -> {}
            case EXACT -> text.line("Param match");
            case PARTIAL, INITIAL -> text.field("Param match", matching.name().toLowerCase(Locale.ROOT));
        }
    }

    private void session(BfdDefinition session) {
        boolean up = picture.observation(Kind.BFD, session.name())
                .filter(seen -> seen.health() == Health.UP)
                .isPresent();
        text.thing("VRRP Track BFD", session.name())
                .field("Weight", TrackingLines.of(session.weight()))
                .line("Bfd is " + (up ? "up" : "down"));
        tracking.instances(picture, all -> all.sessions().stream()
                .filter(tracked -> tracked.name().equals(session.name()))
                .map(TrackedBfd::weight));
    }

    /** As {@code %f} of printf(3). */
    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.6fs", duration.toNanos() / 1e9);
    }
}
