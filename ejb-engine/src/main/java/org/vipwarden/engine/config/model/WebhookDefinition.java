package org.vipwarden.engine.config.model;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A {@code webhook} of {@code vipwarden.conf}: who is told by HTTP.
 *
 * @param url http or https
 * @param events the types of entries of the journal that are told; all when empty
 * @param headers further ones of the request
 * @param timeout of one attempt
 * @param attempts how often an event is tried
 * @param perMinute how many events are told in a minute at most
 */
public record WebhookDefinition(
        String name, URI url, Set<String> events, List<Header> headers, Duration timeout, int attempts, int perMinute) {
    public WebhookDefinition {
        events = Set.copyOf(events);
        headers = List.copyOf(headers);
    }

    /** A header of the request. Its value may be a secret, and is not shown. */
    public record Header(String name, String value) {
        @Override
        public String toString() {
            return name;
        }
    }
}
