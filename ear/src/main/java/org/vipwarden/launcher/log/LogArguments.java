package org.vipwarden.launcher.log;

import java.nio.file.Path;
import java.util.Optional;
import org.vipwarden.engine.config.model.LogDefinition;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** keepalived's options for the log. */
public final class LogArguments {
    @Option(
            names = {"-l", "--log-console"},
            description = "Log to standard error; also without this, unless -S or -g say otherwise.")
    private boolean console;

    @Option(
            names = {"-D", "--log-detail"},
            description = "Log in detail.")
    private boolean detail;

    private Optional<Facility> facility = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** As in keepalived, one that there is not is said, and is no reason to fail. */
    @Option(
            names = {"-S", "--log-facility"},
            paramLabel = "0-7|localN|user|daemon",
            description = "Log to syslog with this facility.")
    void facility(String name) {
        facility = Optional.ofNullable(name).flatMap(Facility::of);
        if (name != null && facility.isEmpty()) {
            command.commandLine().getErr().println("Invalid log facility '" + name + "'");
        }
    }

    @Option(
            names = {"-g", "--log-file"},
            paramLabel = "FILE",
            description = "Log to FILE; vipwarden.conf says when it is rotated.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = {"-G", "--no-syslog"},
            description = "Do not log to syslog.")
    private boolean noSyslog;

    @Option(names = "--flush-log-file", description = "Write each line at once (always so).")
    void flushLogFile(boolean given) {}

    /** What they come to, together with what {@code vipwarden.conf} says. */
    public LogOptions with(LogDefinition definition) {
        Optional<Facility> syslog = noSyslog ? Optional.empty() : facility;
        boolean elsewhere = syslog.isPresent() || file.isPresent();
        return new LogOptions(console || !elsewhere, detail, syslog, file, definition);
    }
}
