package org.vipwarden.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** keepalived's options about the log, which goes to standard error. */
final class LogMixin {
    private static final Pattern FACILITY = Pattern.compile("[0-7]|local[0-7]|user|daemon");

    private final List<String> notes = new ArrayList<>();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = {"-D", "--log-detail"},
            description = "Log in detail.")
    private boolean detail;

    @Option(
            names = {"-l", "--log-console"},
            description = "Log to the console (always so).")
    void console(boolean given) {}

    @Option(
            names = {"-g", "--log-file"},
            paramLabel = "FILE",
            description = "Accepted, has no effect.")
    void file(String file) {
        note(file != null, "-g (--log-file)");
    }

    @Option(names = "--flush-log-file", description = "Accepted, has no effect.")
    void flush(boolean given) {
        note(given, "--flush-log-file");
    }

    @Option(
            names = {"-G", "--no-syslog"},
            description = "Do not log to syslog (always so).")
    void noSyslog(boolean given) {}

    @Option(
            names = {"-S", "--log-facility"},
            paramLabel = "FACILITY",
            description = "Accepted, has no effect.")
    void facility(String facility) {
        note(facility != null, "-S (--log-facility)");
        if (facility != null && !FACILITY.matcher(facility).matches()) {
            // keepalived says so and goes on.
            command.commandLine().getErr().println("Invalid log facility '" + facility + "'");
        }
    }

    private void note(boolean given, String option) {
        if (given) {
            notes.add(option + " is accepted, has no effect: the log goes to standard error");
        }
    }

    boolean detail() {
        return detail;
    }

    /** A sentence for each option that was given and does nothing. */
    List<String> notes() {
        return List.copyOf(notes);
    }
}
