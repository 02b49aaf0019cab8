package org.vipwarden.engine.alert;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.vipwarden.engine.config.model.WebhookDefinition;

/** Posts JSON to a webhook. Redirections are not followed: a token is for one address only. */
final class HttpCarrier implements Carrier<String> {
    /** Of the answers 4xx, those that may be others the next time (RFC 9110, RFC 6585). */
    private static final List<Integer> PASSING = List.of(408, 425, 429);

    private final WebhookDefinition definition;

    HttpCarrier(WebhookDefinition definition) {
        this.definition = definition;
    }

    /** One for all, made when the first event is told: it has threads of its own. */
    private static final class Client {
        static final HttpClient SHARED = HttpClient.newHttpClient();

        private Client() {}
    }

    @Override
    public void carry(String json) throws Undelivered {
        HttpRequest.Builder request = HttpRequest.newBuilder(definition.url())
                .timeout(definition.timeout())
                .header("Content-Type", "application/json")
                .header("User-Agent", "Vipwarden")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        definition.headers().forEach(header -> request.setHeader(header.name(), header.value()));
        try {
            HttpResponse<Void> answer = Client.SHARED.send(request.build(), BodyHandlers.discarding());
            int status = answer.statusCode();
            if (status / 100 != 2) {
                boolean forGood = status / 100 != 5 && !PASSING.contains(status);
                throw new Undelivered(definition.url() + " answered " + status, forGood);
            }
        } catch (IOException e) {
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new Undelivered(definition.url() + ": " + reason, false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Undelivered("interrupted", true);
        }
    }
}
