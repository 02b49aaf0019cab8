package org.vipwarden.engine.config.build;

import java.nio.file.Path;
import java.util.Optional;
import org.vipwarden.engine.config.grammar.Keyword;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.RootKeywords;
import org.vipwarden.engine.config.grammar.SurfaceKeywords;
import org.vipwarden.engine.config.model.SurfaceDefinition;
import org.vipwarden.engine.config.model.SurfaceDefinition.DumpDefinition;

/** Reads what a configuration says about the process itself. */
public final class SurfaceReader {
    private SurfaceReader() {}

    /** From the tree of a {@code keepalived.conf}; of several {@code global_defs} the last one that says something counts. */
    public static SurfaceDefinition read(Node root) {
        Optional<String> instance = root.find(SurfaceKeywords.INSTANCE_NAME);
        return new SurfaceDefinition(
                instance,
                instance.isPresent() || root.get(SurfaceKeywords.PID_DIRECTORY),
                root.find(SurfaceKeywords.NETWORK_NAMESPACE),
                new DumpDefinition(
                        file(root, SurfaceKeywords.DATA_FILE),
                        file(root, SurfaceKeywords.STATISTICS_FILE),
                        file(root, SurfaceKeywords.JSON_FILE),
                        global(root, SurfaceKeywords.NAMED_BY_INSTANCE)
                                .orElseGet(SurfaceKeywords.NAMED_BY_INSTANCE::fixedDefault),
                        global(root, SurfaceKeywords.JSON_VERSION)
                                .orElseGet(SurfaceKeywords.JSON_VERSION::fixedDefault)));
    }

    /** A word with a NUL in it is no file's name. */
    private static Optional<Path> file(Node root, Keyword<String> keyword) {
        return global(root, keyword).filter(name -> name.indexOf('\0') < 0).map(Path::of);
    }

    private static <T> Optional<T> global(Node root, Keyword<T> keyword) {
        return root.all(RootKeywords.GLOBAL)
                .flatMap(block -> block.find(keyword).stream())
                .reduce((earlier, later) -> later);
    }
}
