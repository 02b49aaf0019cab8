package org.vipwarden.launcher;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vipwarden.engine.config.Loaded;
import org.vipwarden.engine.config.diagnostic.Diagnostic;
import org.vipwarden.engine.config.diagnostic.DiagnosticRenderer;
import org.vipwarden.engine.config.diagnostic.ExitCode;
import org.vipwarden.engine.config.diagnostic.JsonFindings;
import org.vipwarden.engine.config.diagnostic.Rule;
import org.vipwarden.engine.config.diagnostic.SarifFindings;
import org.vipwarden.engine.config.diagnostic.Severity;
import org.vipwarden.engine.config.text.Place;
import org.vipwarden.engine.node.Inspection;
import org.vipwarden.jmx.bean.FindingData;
import org.vipwarden.jmx.client.Node;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vipwarden check}: what is wrong with a configuration, and what will not work in it. Starts nothing. */
@Command(
        name = "check",
        description = "Say what is wrong with a configuration, and what will not work in it; starts nothing.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes, as of keepalived -t:%n",
        exitCodeList = {
            "0:nothing to complain about; there may be notes",
            "2:the command line makes no sense",
            "3:no node answers (--live)",
            "5:errors or warnings; with --strict also what keepalived lets pass",
            "6:warnings about the security of scripts only, or there is no configuration"
        })
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "/etc/keepalived/keepalived.conf",
            description = "The configuration (default: ${DEFAULT-VALUE}).")
    private Path configuration;

    @Option(
            names = "--own",
            paramLabel = "FILE",
            description = "The file with what only Vipwarden has (default: vipwarden.conf beside it).")
    private Optional<Path> own = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TEXT;

    @Option(names = "--strict", description = "What keepalived lets pass counts like what it complains about.")
    private boolean strict;

    @Option(
            names = "--live",
            description = "Ask a running node about its own files: it also knows what other nodes say otherwise.")
    private boolean live;

    @Mixin
    private Node node;

    /** How findings are printed. */
    enum Format {
        TEXT,
        JSON,
        SARIF;

        /** The word on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() {
        return live
                ? node.with(beans -> report(beans.engine().check().stream()
                        .map(CheckCommand::diagnostic)
                        .toList()))
                : report();
    }

    private int report() {
        Loaded loaded =
                Inspection.of(configuration, own.orElseGet(() -> configuration.resolveSibling("vipwarden.conf")));
        return loaded.configuration().isPresent()
                ? report(loaded.diagnostics())
                : print(loaded.diagnostics(), loaded.exitCode());
    }

    private int report(List<Diagnostic> diagnostics) {
        return print(diagnostics, strict ? ExitCode.strict(diagnostics) : ExitCode.of(diagnostics));
    }

    private int print(List<Diagnostic> diagnostics, int exitCode) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                switch (format) {
                    case TEXT -> DiagnosticRenderer.explain(diagnostics);
                    case JSON -> JsonFindings.print(diagnostics, exitCode);
                    case SARIF -> SarifFindings.print(diagnostics, exitCode, version());
                });
        out.flush();
        return exitCode;
    }

    private static String version() {
        return Optional.ofNullable(CheckCommand.class.getPackage().getImplementationVersion())
                .orElse("unpacked");
    }

    private static Diagnostic diagnostic(FindingData finding) {
        return new Diagnostic(
                Rule.valueOf(finding.getCode().toUpperCase(Locale.ROOT).replace('-', '_')),
                Severity.valueOf(finding.getSeverity()),
                new Place(
                        finding.getFile(),
                        finding.getLine(),
                        finding.getColumn(),
                        finding.getLength(),
                        finding.getSource()),
                finding.getMessage(),
                finding.getExpected(),
                finding.getSuggestion());
    }
}
