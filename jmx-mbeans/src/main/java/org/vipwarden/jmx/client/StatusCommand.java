package org.vipwarden.jmx.client;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.vipwarden.jmx.bean.EngineMXBean;
import org.vipwarden.jmx.bean.EntryData;
import org.vipwarden.jmx.bean.NotificationTypes;
import org.vipwarden.jmx.bean.PingQuorumData;
import org.vipwarden.jmx.bean.RevisionData;
import org.vipwarden.jmx.bean.TrackerMXBean;
import org.vipwarden.jmx.bean.VirtualRouterMXBean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;

/** Everything that matters about a node on one screen. */
@Command(name = "status", description = "Show a running node on one screen.")
final class StatusCommand implements Callable<Integer> {
    private static final int ENTRIES = 5;
    private static final int SEARCHED = 200;

    @Mixin
    private Node node;

    private final InstantSource clock = InstantSource.system();

    @Override
    public Integer call() {
        return node.with(beans -> {
            PrintWriter out = node.out();
            head(out, beans);
            routers(out, beans.routers());
            trackers(out, beans.trackers());
            transitions(out, beans.journal().entriesAfter(0, SEARCHED));
            out.flush();
            return ExitCodes.DONE;
        });
    }

    private void head(PrintWriter out, Node.Beans beans) throws IOException {
        EngineMXBean engine = beans.engine();
        RevisionData rules = beans.policy().getActive();
        out.printf(
                "%s: vipwarden %s, pid %d, up %s, ready after %d ms%n",
                engine.getRouterId(),
                engine.getVersion(),
                engine.getPid(),
                since(engine.getStartMillis()),
                engine.getStartToReadyMillis());
        out.printf(
                Locale.ROOT,
                "loop %s, at worst %.1f ms late; rules: revision %d by %s%s%n",
                engine.isRealTime() ? "real-time" : paint("not real-time", "yellow"),
                engine.getWorstLatenessMillis(),
                rules.getNumber(),
                rules.getAuthor(),
                quorum(engine.getPingQuorum()));
    }

    private static String quorum(PingQuorumData quorum) {
        if (quorum == null) {
            return "";
        }
        boolean reached = quorum.getReachable() >= quorum.getRequired();
        String text =
                quorum.getReachable() + " of " + quorum.getTotal() + " ping nodes, " + quorum.getRequired() + " needed";
        return "; " + (reached ? text : text + " (LOST)");
    }

    private void routers(PrintWriter out, List<VirtualRouterMXBean> routers) {
        Table table =
                new Table("VIRTUAL ROUTER", "VRID", "INTERFACE", "STATE", "FOR", "PRIORITY", "ACTIVE", "ADDRESSES");
        for (VirtualRouterMXBean router : routers) {
            table.add(
                    router.getName(),
                    router.getVrid(),
                    router.getInterface(),
                    router.getState(),
                    since(router.getSinceMillis()),
                    priority(router.getEffectivePriority(), router.getBasePriority()),
                    whoIsActive(router),
                    String.join(", ", router.getAddresses()));
        }
        print(out, table);
    }

    private static String priority(int effective, int base) {
        return effective == base
                ? String.valueOf(base)
                : String.format(Locale.ROOT, "%d (%d%+d)", effective, base, effective - base);
    }

    private static String whoIsActive(VirtualRouterMXBean router) {
        if (router.getState().equals("Active")) {
            return "this node";
        }
        String address = router.getActiveAddress();
        return address.isEmpty() ? "-" : address + " (" + router.getActivePriority() + ")";
    }

    private void trackers(PrintWriter out, List<TrackerMXBean> trackers) {
        Table table = new Table("TRACKED", "NAME", "STATE", "FOR", "SEEN", "TARGET");
        for (TrackerMXBean tracker : trackers) {
            table.add(
                    tracker.getKind(),
                    tracker.getName(),
                    tracker.getHealth(),
                    since(tracker.getSinceMillis()),
                    tracker.getDetail(),
                    tracker.getTarget());
        }
        print(out, table);
    }

    private void transitions(PrintWriter out, List<EntryData> entries) {
        Table table = new Table("LAST TRANSITIONS", "");
        entries.stream()
                .filter(e -> e.getType().equals(NotificationTypes.TRANSITION))
                .sorted((a, b) -> Long.compare(b.getSequence(), a.getSequence()))
                .limit(ENTRIES)
                .forEach(e -> table.add(e.getTime(), e.getSentence()));
        print(out, table);
    }

    private static void print(PrintWriter out, Table table) {
        if (table.isEmpty()) {
            return;
        }
        out.println();
        List<String> lines = table.lines();
        out.println(paint(lines.get(0), "bold"));
        lines.stream().skip(1).map(StatusCommand::coloured).forEach(out::println);
    }

    /** States are words of their own, so they can be painted after the columns were aligned. */
    private static String coloured(String line) {
        return line.replaceFirst("  (Active|Up)(?=  )", "  " + paint("$1", "green"))
                .replaceFirst("  (Initialize|Down)(?=  )", "  " + paint("$1", "red"))
                .replaceFirst("  (Unknown)(?=  )", "  " + paint("$1", "yellow"));
    }

    /** Plain where the output is no terminal. */
    private static String paint(String text, String style) {
        return Ansi.AUTO.string("@|" + style + " " + text + "|@");
    }

    private String since(long thenMillis) {
        return Since.of(thenMillis, clock.millis());
    }
}
