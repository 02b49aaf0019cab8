package org.vipwarden.engine.alert;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.vipwarden.engine.config.model.MailDefinition;
import org.vipwarden.engine.notify.News;
import org.vipwarden.engine.notify.Notice;
import org.vipwarden.engine.notify.NotifyState;
import org.vipwarden.engine.track.Scheduler;

/** {@code smtp_alert}: letters about instances and groups, each state once. May be used from any thread. */
final class MailAlerts implements AutoCloseable {
    private static final int ATTEMPTS = 10;

    private final Scheduler scheduler;
    /** What was last written about, by kind and name: keepalived writes nothing twice in a row, and not that one starts as Backup. */
    private final Map<String, NotifyState> written = new HashMap<>();

    private MailDefinition definition = MailDefinition.NONE;
    private String node = "";
    private int perMinute;
    private Optional<Postman<Letter>> postman = Optional.empty();

    MailAlerts(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * Takes a definition. When it is another one, what waits is not sent.
     *
     * @param name of this node, as it stands in the letters
     * @param limit how many letters a minute at most
     */
    synchronized void follow(MailDefinition wanted, String name, int limit) {
        if (wanted.equals(definition) && name.equals(node) && limit == perMinute) {
            return;
        }
        close();
        definition = wanted;
        node = name;
        perMinute = limit;
        postman = Optional.of(wanted).filter(MailDefinition::isPossible).map(this::postman);
    }

    private Postman<Letter> postman(MailDefinition wanted) {
        String name = node;
        return new Postman<>(
                "mail",
                Terms.of(perMinute, ATTEMPTS),
                scheduler,
                new SmtpCarrier(wanted),
                leftOut -> Letter.summary(leftOut, name));
    }

    synchronized void tell(News news) {
        if (news.byMail() && postman.isPresent() && isNew(news.notice())) {
            Letter.of(news.notice(), node).ifPresent(postman.get()::send);
        }
    }

    private boolean isNew(Notice notice) {
        if (notice instanceof Notice.OfInstance instance) {
            return isNew("instance " + instance.name(), instance.state());
        }
        return notice instanceof Notice.OfGroup group && isNew("group " + group.name(), group.state());
    }

    private boolean isNew(String subject, NotifyState state) {
        boolean wanted = definition.faults() || state != NotifyState.FAULT;
        if (!wanted || state == written.getOrDefault(subject, NotifyState.BACKUP)) {
            return false;
        }
        written.put(subject, state);
        return true;
    }

    /** Gives what waits some time to be sent. */
    void finish(long millis) throws InterruptedException {
        Optional<Postman<Letter>> present;
        synchronized (this) {
            present = postman;
        }
        if (present.isPresent()) {
            present.get().finish(millis);
        }
    }

    @Override
    public synchronized void close() {
        postman.ifPresent(Postman::close);
        postman = Optional.empty();
    }
}
