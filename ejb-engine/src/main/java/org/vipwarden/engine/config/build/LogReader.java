package org.vipwarden.engine.config.build;

import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.OwnKeywords;
import org.vipwarden.engine.config.model.LogDefinition;

/** Reads {@code log}. */
public final class LogReader {
    private LogReader() {}

    /** What the root of {@code vipwarden.conf} says of the log; the last block counts. */
    public static LogDefinition read(Node root) {
        return root.last(OwnKeywords.LOG)
                .map(node -> new LogDefinition(
                        node.get(OwnKeywords.LOG_FORMAT).equals("json"),
                        node.get(OwnKeywords.LOG_SIZE),
                        node.get(OwnKeywords.LOG_KEEP)))
                .orElse(LogDefinition.DEFAULT);
    }
}
