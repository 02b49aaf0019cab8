package org.vipwarden.launcher.log;

import java.nio.file.Path;
import java.util.Optional;
import org.vipwarden.engine.config.model.LogDefinition;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

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

    @Option(
            names = {"-S", "--log-facility"},
            paramLabel = "0-7|localN|user|daemon",
            converter = FacilityConverter.class,
            description = "Log to syslog with this facility.")
    private Optional<Facility> facility = Optional.empty();

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

    /** Reads a facility. */
    static final class FacilityConverter implements ITypeConverter<Facility> {
        @Override
        public Facility convert(String text) {
            return Facility.of(text)
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + text + "' is no facility: 0 to 7, localN, user or daemon"));
        }
    }
}
