package org.vipwarden.engine.alert;

import java.time.InstantSource;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.journal.Journal;
import org.vipwarden.engine.notify.News;
import org.vipwarden.engine.track.WorkerScheduler;

/** Mail and webhooks of a node. May be used from any thread; nothing here makes the caller wait but the end. */
public final class Alerts implements AutoCloseable {
    /** A slow mail server does not hold up a webhook, nor one webhook all others. */
    private static final int THREADS = 3;

    /** How long the last words may take. */
    private static final long PATIENCE_MILLIS = 2_000;

    private final WorkerScheduler scheduler = new WorkerScheduler("vipwarden-alert", THREADS);
    private final MailAlerts mail = new MailAlerts(scheduler);
    private final WebhookAlerts webhooks = new WebhookAlerts(scheduler, InstantSource.system());
    private final Journal.Subscription subscription;

    private Alerts(Journal journal) {
        subscription = journal.listen(webhooks::tell);
    }

    /** Listens to a journal from now on; tells nobody before {@link #follow}. */
    public static Alerts on(Journal journal) {
        return new Alerts(journal);
    }

    /** Takes a configuration. */
    public void follow(Configuration wanted) {
        String node = wanted.global().routerId();
        mail.follow(wanted.global().notification().mail(), node, wanted.own().mailsPerMinute());
        webhooks.follow(wanted.own().webhooks(), node);
    }

    /** Mails it, when it is to be mailed. */
    public void tell(News news) {
        mail.tell(news);
    }

    /** Gives what waits two seconds to be sent; what does not arrive then is lost. */
    @Override
    public void close() {
        try {
            mail.finish(PATIENCE_MILLIS);
            webhooks.finish(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        subscription.close();
        mail.close();
        webhooks.close();
        scheduler.close();
    }
}
