package org.vipwarden.engine.notify;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.vipwarden.engine.config.model.NotificationDefinition;
import org.vipwarden.engine.track.ScriptLauncher;

/**
 * Tells the outside, on a thread of its own and in the order of what happens: for each piece of news its scripts, then the FIFOs, then
 * whoever else listens, as keepalived does. May be used from any thread; nothing here makes the caller wait.
 */
public final class Notifications implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Notifications.class.getName());
    private static final int MOST_WAITING = 10_000;

    private final NotifyScripts scripts;
    private final NotifyFifos fifos;
    private final Duration stopLimit;
    private final Consumer<News> further;
    private final ThreadPoolExecutor teller;

    /** @param further hears the news after scripts and FIFOs; must not wait */
    public Notifications(ScriptLauncher launcher, Consumer<News> further) {
        this(new NotifyScripts(launcher), new NotifyFifos(launcher), NotifyScripts.STOP_LIMIT, further);
    }

    Notifications(NotifyScripts scripts, NotifyFifos fifos, Duration stopLimit, Consumer<News> further) {
        this.stopLimit = stopLimit;
        this.scripts = scripts;
        this.fifos = fifos;
        this.further = further;
        this.teller = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Notifications::thread,
                (task, full) -> LOG.log(Level.WARNING, "too much news at once: scripts and FIFOs miss some of it"));
        // Now and not at the first news: a thread inherits the real-time priority of the one that starts it.
        teller.prestartAllCoreThreads();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "notify");
        thread.setDaemon(true);
        return thread;
    }

    /** Opens the FIFOs of a configuration, and starts their scripts; a reload begins them anew. */
    public void follow(NotificationDefinition definition) {
        teller.execute(() -> attempt(() -> fifos.follow(definition)));
    }

    /** Tells it. */
    public void tell(News news) {
        teller.execute(() -> {
            attempt(() -> scripts.tell(news));
            attempt(() -> fifos.tell(news.notice()));
            attempt(() -> further.accept(news));
        });
    }

    /** A fault with one listener must not keep the others from hearing. */
    private static void attempt(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a fault of the program", e);
        }
    }

    /** Tells what is still to be told, waits a second for the scripts of the state STOP, and removes the FIFOs. */
    @Override
    public void close() {
        teller.shutdown();
        try {
            if (!teller.awaitTermination(stopLimit.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.log(Level.WARNING, "not all could be told in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        scripts.finish();
        fifos.close();
    }
}
