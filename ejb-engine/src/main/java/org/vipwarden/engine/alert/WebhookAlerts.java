package org.vipwarden.engine.alert;

import com.google.gson.JsonObject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.vipwarden.engine.config.model.WebhookDefinition;
import org.vipwarden.engine.journal.Entry;
import org.vipwarden.engine.journal.EntryCodec;
import org.vipwarden.engine.journal.Story;
import org.vipwarden.engine.track.Scheduler;

/** Posts entries of the journal, as they are on disk and with the node's name, to webhooks. May be used from any thread. */
final class WebhookAlerts implements AutoCloseable {
    private final Scheduler scheduler;
    private final InstantSource clock;
    private String node = "";
    private List<Hook> hooks = List.of();

    WebhookAlerts(Scheduler scheduler, InstantSource clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Takes definitions; a webhook that stays as it is goes on with what waits. */
    synchronized void follow(List<WebhookDefinition> wanted, String name) {
        List<Hook> next = new ArrayList<>();
        for (WebhookDefinition definition : wanted) {
            hooks.stream()
                    .filter(hook -> hook.definition().equals(definition) && name.equals(node))
                    .findFirst()
                    .ifPresentOrElse(next::add, () -> next.add(new Hook(definition, postman(definition, name))));
        }
        hooks.stream().filter(hook -> !next.contains(hook)).forEach(hook -> hook.postman()
                .close());
        node = name;
        hooks = List.copyOf(next);
    }

    private Postman<String> postman(WebhookDefinition definition, String name) {
        return new Postman<>(
                "webhook " + definition.name(),
                Terms.of(definition.perMinute(), definition.attempts()),
                scheduler,
                new HttpCarrier(definition),
                leftOut -> summary(leftOut, name));
    }

    private String summary(int leftOut, String name) {
        JsonObject json = new JsonObject();
        json.addProperty("node", name);
        json.addProperty("at", clock.instant().toString());
        json.addProperty("type", "left-out");
        json.addProperty("count", leftOut);
        json.addProperty("text", leftOut + " events were left out: there were more than may be told in a minute");
        return json.toString();
    }

    synchronized void tell(Entry entry) {
        String type = EntryCodec.type(entry.happening());
        for (Hook hook : hooks) {
            if (hook.definition().events().isEmpty()
                    || hook.definition().events().contains(type)) {
                JsonObject json = EntryCodec.json(entry);
                json.addProperty("node", node);
                json.addProperty("text", Story.line(entry.happening()));
                hook.postman().send(json.toString());
            }
        }
    }

    /** Gives what waits some time to be sent. */
    void finish(long millis) throws InterruptedException {
        List<Hook> present;
        synchronized (this) {
            present = hooks;
        }
        for (Hook hook : present) {
            hook.postman().finish(millis);
        }
    }

    @Override
    public synchronized void close() {
        hooks.forEach(hook -> hook.postman().close());
        hooks = List.of();
    }

    private record Hook(WebhookDefinition definition, Postman<String> postman) {}
}
