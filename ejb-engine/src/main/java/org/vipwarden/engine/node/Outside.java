package org.vipwarden.engine.node;

import java.util.Optional;
import org.vipwarden.engine.alert.Alerts;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.config.model.PhaseScript;
import org.vipwarden.engine.journal.Journal;
import org.vipwarden.engine.notify.Errand;
import org.vipwarden.engine.notify.News;
import org.vipwarden.engine.notify.Notifications;
import org.vipwarden.engine.track.ScriptLauncher;
import org.vipwarden.engine.track.ScriptSecurity;

/** All ways by which a node tells the world what happens: scripts and FIFOs, mail, webhooks; and the scripts of its start and its end. */
final class Outside implements AutoCloseable {
    private final ScriptLauncher launcher;
    private final Alerts alerts;
    private final Notifications notifications;
    private Optional<PhaseScript> shutdown = Optional.empty();

    private Outside(ScriptLauncher launcher, Journal journal) {
        this.launcher = launcher;
        this.alerts = Alerts.on(journal);
        this.notifications = new Notifications(launcher, alerts::tell);
    }

    /** Runs the script of the start to its end, and is then ready to tell. */
    static Outside open(Configuration configuration, ScriptLauncher launcher, Journal journal) {
        Outside outside = new Outside(launcher, journal);
        configuration.global().notification().startup().ifPresent(script -> Errand.run(script, launcher));
        return outside;
    }

    /** Takes a configuration. */
    synchronized void follow(Configuration wanted) {
        launcher.secure(security(wanted));
        alerts.follow(wanted);
        notifications.follow(wanted.global().notification());
        shutdown = wanted.global().notification().shutdown();
    }

    /** What a configuration says of scripts that somebody else may change. */
    static Optional<ScriptSecurity> security(Configuration configuration) {
        return configuration.global().scriptSecurity() ? Optional.of(ScriptSecurity.ofThisSystem()) : Optional.empty();
    }

    /** Tells it; returns at once. */
    void tell(News news) {
        notifications.tell(news);
    }

    /** Tells what is left, and runs the script of the end. */
    @Override
    public synchronized void close() {
        notifications.close();
        alerts.close();
        shutdown.ifPresent(script -> Errand.run(script, launcher));
    }
}
