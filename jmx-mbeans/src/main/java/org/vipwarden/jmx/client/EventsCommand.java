package org.vipwarden.jmx.client;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.management.Notification;
import org.vipwarden.jmx.bean.EntryData;
import org.vipwarden.jmx.bean.ObjectNames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What happened, and what happens. */
@Command(name = "events", description = "Show what happened, oldest first.")
final class EventsCommand implements Callable<Integer> {
    private static final int MOST = 10_000;
    private static final int LONGEST_SILENCE_SECONDS = 2;

    @Mixin
    private Node node;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "20",
            description = "How many of the newest entries (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on and show every new entry, until interrupted.")
    private boolean follow;

    @Override
    public Integer call() {
        return node.with(beans -> {
            BlockingQueue<Notification> news = new LinkedBlockingQueue<>();
            if (follow) {
                // Before the first look, so that nothing falls between the two.
                beans.connection().addNotificationListener(ObjectNames.journal(), (n, h) -> news.add(n), null, null);
            }
            long last = print(beans.journal().entriesAfter(0, lines), 0);
            while (follow) {
                // The look after a silence notices a node that went away.
                news.poll(LONGEST_SILENCE_SECONDS, TimeUnit.SECONDS);
                last = print(beans.journal().entriesAfter(last, MOST), last);
            }
            return ExitCodes.DONE;
        });
    }

    private long print(List<EntryData> entries, long last) {
        PrintWriter out = node.out();
        long newest = last;
        for (EntryData entry : entries) {
            out.println(entry.getTime() + "  " + entry.getSubject() + ": " + entry.getSentence());
            newest = entry.getSequence();
        }
        out.flush();
        return newest;
    }
}
