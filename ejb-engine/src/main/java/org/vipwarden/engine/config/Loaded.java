package org.vipwarden.engine.config;

import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.config.build.SurfaceReader;
import org.vipwarden.engine.config.diagnostic.Diagnostic;
import org.vipwarden.engine.config.diagnostic.ExitCode;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.config.model.SurfaceDefinition;

/**
 * What came of reading a configuration.
 *
 * @param configuration as keepalived would run it in spite of mistakes; empty when the file could not be read
 * @param diagnostics everything there is to say, file by file, in the order of the lines
 * @param tree of {@code keepalived.conf}: the way from a value back to its line
 * @param own the tree of {@code vipwarden.conf}, when there is one
 */
public record Loaded(
        Optional<Configuration> configuration, List<Diagnostic> diagnostics, Optional<Node> tree, Optional<Node> own) {
    public Loaded {
        diagnostics = List.copyOf(diagnostics);
    }

    /** What it says about the process itself; the usual when there is no configuration. */
    public SurfaceDefinition surface() {
        return tree.map(SurfaceReader::read).orElse(SurfaceDefinition.DEFAULT);
    }

    /** Whether there is nothing to complain about. */
    public boolean isClean() {
        return exitCode() == 0;
    }

    /**
     * What {@code -t} ends with, as in keepalived: 0 clean, 5 errors or warnings, 6 when it is only about the security of scripts.
     * A file that cannot be read is 6 too: there is no configuration.
     */
    public int exitCode() {
        return configuration.isEmpty() ? ExitCode.SCRIPT_SECURITY : ExitCode.of(diagnostics);
    }
}
