package org.vipwarden.engine.dump;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vipwarden.engine.config.model.ProcessDefinition;
import org.vipwarden.engine.config.model.ProcessDefinition.Matching;
import org.vipwarden.engine.node.Picture;
import org.vipwarden.engine.track.ProcessTracker;
import org.vipwarden.engine.unit.Weight;

/** The list {@code track_process} of version 2: every {@code vrrp_track_process}. */
final class JsonProcesses {
    private final Picture picture;
    private final Json json;

    JsonProcesses(Picture picture, Json json) {
        this.picture = picture;
        this.json = json;
    }

    /** Writes it; nothing when there are none. */
    void write() {
        List<ProcessDefinition> all = picture.configuration().trackers().processes();
        if (!all.isEmpty()) {
            json.name("track_process").array(() -> all.forEach(definition -> json.object(() -> members(definition))));
        }
    }

    private void members(ProcessDefinition definition) {
        Optional<ProcessTracker.Progress> seen =
                Optional.ofNullable(picture.processes().get(definition.name()));
        json.field("process", definition.name());
        if (!definition.parameters().isEmpty()) {
            json.field("parameters", String.join(" ", definition.parameters()));
        }
        json.field("param_match", matching(definition.matching())).field("min_processes", definition.quorum());
        if (definition.quorumMax() != Integer.MAX_VALUE) {
            json.field("max_processes", definition.quorumMax());
        }
        boolean enough = seen.filter(ProcessTracker.Progress::enough).isPresent();
        boolean delayed = seen.filter(ProcessTracker.Progress::delayed).isPresent();
        json.field("current_processes", seen.map(ProcessTracker.Progress::count).orElse(0))
                .field("have_quorum", enough)
                .field("weight", weight(definition.weight()))
                .fraction("terminate_delay", seconds(definition.terminateDelay()))
                .fraction("fork_delay", seconds(definition.forkDelay()))
                .field("fork_delay_timer_running", delayed && !enough)
                .field("terminate_delay_timer_running", delayed && enough)
                .field("full_command", definition.matching() != Matching.NAME);
    }

    private static int weight(Weight weight) {
        return weight.reverse() ? -weight.value() : weight.value();
    }

    private static String matching(Matching matching) {
        return switch (matching) {
            case NAME, COMMAND -> "none";
            default -> matching.name().toLowerCase(Locale.ROOT);
        };
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
