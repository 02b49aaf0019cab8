package org.vipwarden.jmx.client;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.vipwarden.jmx.bean.EngineMXBean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints what keepalived writes to its dump files. */
@Command(
        name = "dump",
        description = "Print configuration, state or statistics in the form of keepalived's dump files.")
final class DumpCommand implements Callable<Integer> {
    @Mixin
    private Node node;

    @Parameters(
            paramLabel = "data|stats|json",
            description = "Configuration and state, statistics, or all of it as JSON.")
    private Kind kind;

    /** As the files end. */
    private enum Kind {
        DATA,
        STATS,
        JSON;

        private String of(EngineMXBean engine) {
            return switch (this) {
                case DATA -> engine.dumpData();
                case STATS -> engine.dumpStatistics();
                case JSON -> engine.dumpJson();
            };
        }
    }

    @Override
    public Integer call() {
        return node.with(beans -> {
            PrintWriter out = node.out();
            out.print(kind.of(beans.engine()));
            out.flush();
            return ExitCodes.DONE;
        });
    }
}
