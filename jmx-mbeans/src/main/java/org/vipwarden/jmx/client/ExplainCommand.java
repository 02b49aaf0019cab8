package org.vipwarden.jmx.client;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.vipwarden.jmx.bean.ExplanationData;
import org.vipwarden.jmx.bean.SummandData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Why a virtual router is as it is. */
@Command(name = "explain", description = "Say why a virtual router is as it is.")
final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private Node node;

    @Parameters(paramLabel = "ROUTER", description = "Instance name of the virtual router.")
    private String router;

    @Override
    public Integer call() {
        return node.with(beans -> {
            print(node.out(), beans.router(router).explain());
            return ExitCodes.DONE;
        });
    }

    private static void print(PrintWriter out, ExplanationData why) {
        out.println(why.getSummary());
        out.println();
        int sum = 0;
        for (SummandData summand : why.getPriority()) {
            sum += summand.getAmount();
            out.printf(Locale.ROOT, "%s%s%n", amount(summand), because(summand));
        }
        out.printf(Locale.ROOT, "%6d  together (revision %d of the rules)%n", sum, why.getRevision());
        if (!why.getSentences().isEmpty()) {
            out.println();
            why.getSentences().forEach(out::println);
        }
        out.flush();
    }

    private static String amount(SummandData summand) {
        String format = summand.getRule().isEmpty() ? "%6d  " : "%+6d  ";
        return String.format(Locale.ROOT, format, summand.getAmount());
    }

    private static String because(SummandData summand) {
        return summand.getRule().isEmpty()
                ? summand.getBecause()
                : summand.getBecause() + " (rule \"" + summand.getRule() + "\")";
    }
}
