package org.vipwarden.engine.config.print;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vipwarden.engine.config.model.BfdDefinition;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.config.model.FileDefinition;
import org.vipwarden.engine.config.model.LinkDelayDefinition;
import org.vipwarden.engine.config.model.ProcessDefinition;
import org.vipwarden.engine.config.model.ProcessDefinition.Matching;
import org.vipwarden.engine.config.model.ScriptDefinition;

/** Prints what instances may track. */
final class TrackerPrinter {
    private final Printed out;

    TrackerPrinter(Printed out) {
        this.out = out;
    }

    void print(Configuration configuration) {
        configuration.scripts().forEach(this::script);
        configuration.trackers().files().forEach(this::file);
        configuration.trackers().processes().forEach(this::process);
        configuration.trackers().sessions().forEach(this::session);
        List<LinkDelayDefinition> delays = configuration.trackers().linkDelays();
        out.list(
                "interface_up_down_delays",
                delays.stream()
                        .map(delay -> delay.interfaceName() + " " + Printed.seconds(delay.down()) + " "
                                + Printed.seconds(delay.up()))
                        .toList());
    }

    private void script(ScriptDefinition script) {
        out.block("vrrp_script " + Printed.word(script.name()), () -> {
            out.line("script", Printed.quotedTwice(script.command().words()));
            String user = out.user(script.command().user());
            out.lineIf(!user.isEmpty(), "user", user);
            out.line("interval", Printed.seconds(script.interval()));
            out.lineIf(!script.timeout().equals(script.interval()), "timeout", Printed.seconds(script.timeout()));
            out.line("rise", script.rise());
            out.line("fall", script.fall());
            out.line("weight", script.weight());
            out.lineIf(script.initFail(), "init_fail");
        });
    }

    private void file(FileDefinition file) {
        out.block("track_file " + Printed.word(file.name()), () -> {
            out.line("file", Printed.word(file.file().toString()));
            out.line("weight", file.weight());
            file.initial()
                    .ifPresent(
                            initial -> out.line("init_file", initial.value(), initial.overwrite() ? "overwrite" : ""));
        });
    }

    private void process(ProcessDefinition process) {
        out.block("vrrp_track_process " + Printed.word(process.name()), () -> {
            String words = Stream.concat(Stream.of(process.program()), process.parameters().stream())
                    .map(Printed::word)
                    .collect(Collectors.joining(" "));
            out.line("process", words);
            matching(process.matching());
            out.line("quorum", process.quorum());
            out.lineIf(process.quorumMax() != Integer.MAX_VALUE, "quorum_max", process.quorumMax());
            out.lineIf(!process.forkDelay().isZero(), "fork_delay", Printed.seconds(process.forkDelay()));
            out.lineIf(
                    !process.terminateDelay().isZero(), "terminate_delay", Printed.seconds(process.terminateDelay()));
            out.line("weight", process.weight());
        });
    }

    private void matching(Matching matching) {
        switch (matching) {
            case NAME -> {
                // What holds without a word.
            }
            case COMMAND -> out.line("full_command");
            case EXACT -> out.line("param_match");
            case PARTIAL -> out.line("param_match partial");
            case INITIAL -> out.line("param_match initial");
        }
    }

    private void session(BfdDefinition session) {
        out.block("bfd_instance " + Printed.word(session.name()), () -> {
            out.line("neighbor_ip", session.neighbor());
            out.maybe("source_ip", session.source());
            out.line("min_rx", Printed.millis(session.minRx()));
            out.line("min_tx", Printed.millis(session.minTx()));
            out.line("idle_tx", Printed.millis(session.idleTx()));
            out.line("multiplier", session.multiplier());
            out.lineIf(session.passive(), "passive");
            out.line("ttl", session.ttl());
            out.line("max_hops", session.maxHops());
            out.lineIf(session.multihop(), "multihop");
            out.line("weight", session.weight());
        });
    }
}
