package org.vipwarden.jmx.client;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.vipwarden.jmx.bean.ReloadData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lets a node read its configuration again. */
@Command(name = "reload", description = "Read the configuration again and apply it, or say why not.")
final class ReloadCommand implements Callable<Integer> {
    @Mixin
    private Node node;

    @Override
    public Integer call() {
        return node.with(beans -> {
            PrintWriter out = node.out();
            ReloadData outcome = beans.engine().reload();
            outcome.getMessages().forEach(out::println);
            out.println(outcome.isAccepted() ? "applied" : "refused; the old configuration stays in force");
            out.flush();
            return outcome.isAccepted() ? ExitCodes.DONE : ExitCodes.REFUSED;
        });
    }
}
