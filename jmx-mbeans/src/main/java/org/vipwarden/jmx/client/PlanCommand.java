package org.vipwarden.jmx.client;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vipwarden.jmx.bean.ReloadData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks a node what a reload would do. */
@Command(name = "plan", description = "Show what a reload would add, remove and change, and what would fail over.")
final class PlanCommand implements Callable<Integer> {
    @Mixin
    private Node node;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "A keepalived.conf to compare with what runs (default: the one that the node uses).")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: text).")
    private Format format = Format.TEXT;

    /** How it is printed. */
    enum Format {
        TEXT,
        JSON;

        /** The word on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() {
        return show(node, file, format);
    }

    /** The one way for {@code plan} and {@code reload --dry-run}. */
    static int show(Node node, Optional<Path> file, Format format) {
        return node.with(beans -> {
            String name = file.map(path -> path.toAbsolutePath().toString()).orElse("");
            ReloadData outcome = beans.engine().plan(name);
            PlanPrinter printer = new PlanPrinter(node.out());
            if (format == Format.JSON) {
                printer.json(outcome);
            } else {
                outcome.getMessages().forEach(node.out()::println);
                if (outcome.isAccepted()) {
                    printer.text(outcome.getPlan());
                } else {
                    node.out().println("a reload would be refused; nothing would change");
                }
            }
            node.out().flush();
            return outcome.isAccepted() ? ExitCodes.DONE : ExitCodes.REFUSED;
        });
    }
}
