package org.vipwarden.jmx.client;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hands a virtual router over. */
@Command(name = "failover", description = "Hand a virtual router over to its best Backup.")
final class FailoverCommand implements Callable<Integer> {
    @Mixin
    private Node node;

    @Parameters(paramLabel = "ROUTER", description = "Instance name of the virtual router.")
    private String router;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "How long this node stays away, 1 to 86400 (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Override
    public Integer call() {
        return node.with(beans -> {
            beans.router(router).failOver(seconds);
            node.out().println(router + " handed over; this node stays away for " + seconds + " s");
            node.out().flush();
            return ExitCodes.DONE;
        });
    }
}
