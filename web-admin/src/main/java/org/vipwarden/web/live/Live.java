package org.vipwarden.web.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.vipwarden.web.bean.NodeView;

/**
 * Tells all pages what happens: {@code snapshot} at first, then {@code entry} for each journal entry, {@code state} when anything
 * else is different, and {@code beat} when nothing is, so that silence means a lost connection.
 */
@ApplicationScoped
public class Live {
    static final int MOST_PAGES = 100;
    private static final int RECENT_ENTRIES = 200;
    private static final int MOST_AT_ONCE = 1000;
    private static final long BEAT_MILLIS = 5000;
    private static final long GAP_MILLIS = 100;
    private static final long STOP_MILLIS = 2000;
    private static final System.Logger LOG = System.getLogger(Live.class.getName());

    private final NodeView node;
    private final Queue<Subscriber> joining = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pages = new AtomicInteger();
    private final List<Subscriber> joined = new ArrayList<>();
    private Bell bell;
    private Thread thread;
    private JsonObject lastState;
    private long lastSequence;

    /** For the container, which needs one for its proxy. */
    protected Live() {
        this(null);
    }

    @Inject
    public Live(NodeView node) {
        this.node = node;
    }

    public void start(ThreadFactory threads) {
        bell = new Bell(node.server());
        thread = threads.newThread(this::run);
        thread.setName("vipwarden-web-live");
        thread.start();
    }

    public void stop() throws InterruptedException {
        bell.close();
        thread.interrupt();
        thread.join(STOP_MILLIS);
    }

    /** Whether there is room for one more. */
    public boolean join(Subscriber page) {
        if (pages.incrementAndGet() > MOST_PAGES) {
            pages.decrementAndGet();
            return false;
        }
        joining.add(page);
        bell.ring();
        return true;
    }

    private void run() {
        try {
            boolean lookAgain = false;
            while (!Thread.currentThread().isInterrupted()) {
                boolean rang = bell.await(lookAgain ? GAP_MILLIS : BEAT_MILLIS);
                tell(rang || lookAgain);
                // What is told first may be shown a moment later.
                lookAgain = rang;
                // Whatever happens within this gap is told together.
                Thread.sleep(GAP_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            joined.forEach(Subscriber::close);
            joining.forEach(Subscriber::close);
        }
    }

    private void tell(boolean rang) {
        try {
            if (!joined.isEmpty()) {
                tellNews(rang);
            }
            welcome();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the pages were not told of a change", e);
        }
    }

    private void tellNews(boolean rang) {
        for (JsonValue entry : newEntries()) {
            send(Frame.of("entry", entry));
        }
        JsonObject state = node.state();
        if (!state.equals(lastState)) {
            lastState = state;
            send(Frame.of("state", stamped(state)));
        } else if (!rang) {
            send(Frame.of("beat", now()));
        }
    }

    private void welcome() {
        if (joining.isEmpty()) {
            return;
        }
        lastState = node.state();
        JsonArray recent = node.entriesAfter(0, RECENT_ENTRIES);
        if (joined.isEmpty()) {
            remember(recent);
        }
        Frame snapshot = Frame.of(
                "snapshot",
                Json.createObjectBuilder()
                        .add("state", stamped(lastState))
                        .add("entries", recent)
                        .build());
        for (Subscriber page = joining.poll(); page != null; page = joining.poll()) {
            joined.add(page);
            deliver(page, snapshot);
        }
    }

    private JsonArray newEntries() {
        JsonArray entries = node.entriesAfter(lastSequence, MOST_AT_ONCE);
        remember(entries);
        return entries;
    }

    private void remember(JsonArray entries) {
        if (!entries.isEmpty()) {
            JsonObject newest = entries.getJsonObject(entries.size() - 1);
            lastSequence = newest.getJsonNumber("sequence").longValue();
        }
    }

    private void send(Frame frame) {
        for (Subscriber page : List.copyOf(joined)) {
            deliver(page, frame);
        }
    }

    private void deliver(Subscriber page, Frame frame) {
        if (!page.offer(frame)) {
            joined.remove(page);
            pages.decrementAndGet();
        }
    }

    /** The page counts times from the clock of the node, not from its own. */
    private static JsonObject stamped(JsonObject state) {
        return Json.createObjectBuilder(state)
                .addAll(Json.createObjectBuilder(now()))
                .build();
    }

    private static JsonObject now() {
        return Json.createObjectBuilder().add("now", System.currentTimeMillis()).build();
    }
}
