package org.vipwarden.jmx.client;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vipwarden.jmx.bean.ReloadData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets a node read its configuration again. */
@Command(name = "reload", description = "Read the configuration again and apply it, or say why not.")
final class ReloadCommand implements Callable<Integer> {
    @Mixin
    private Node node;

    @Option(names = "--dry-run", description = "Only show what would be done, as 'plan' does.")
    private boolean dry;

    @Override
    public Integer call() {
        return dry ? PlanCommand.show(node, Optional.empty(), PlanCommand.Format.TEXT) : reload();
    }

    private int reload() {
        return node.with(beans -> {
            PrintWriter out = node.out();
            ReloadData outcome = beans.engine().reload();
            outcome.getMessages().forEach(out::println);
            if (outcome.isAccepted()) {
                new PlanPrinter(out).text(outcome.getPlan());
            }
            out.println(outcome.isAccepted() ? "applied" : "refused; the old configuration stays in force");
            out.flush();
            return outcome.isAccepted() ? ExitCodes.DONE : ExitCodes.REFUSED;
        });
    }
}
