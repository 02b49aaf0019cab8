package org.vipwarden.engine.config.build;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.diagnostic.Severity;
import org.vipwarden.engine.config.grammar.Entry;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.OwnKeywords;
import org.vipwarden.engine.config.grammar.Spelling;
import org.vipwarden.engine.config.model.WebhookDefinition;
import org.vipwarden.engine.config.model.WebhookDefinition.Header;
import org.vipwarden.engine.config.text.Word;

/** Makes the models of {@code webhook} blocks. */
public final class WebhookBuilder {
    /** The types of entries of the journal; a test compares them. */
    public static final Set<String> EVENTS = Set.of(
            "router-changed",
            "router-stands",
            "priority-changed",
            "health-changed",
            "policy-changed",
            "configuration-changed",
            "loop-late",
            "warning",
            "commanded");

    private final Report report;

    WebhookBuilder(Report report) {
        this.report = report;
    }

    List<WebhookDefinition> build(Node root) {
        Map<String, WebhookDefinition> hooks = new LinkedHashMap<>();
        root.all(OwnKeywords.WEBHOOK).forEach(node -> hook(node).ifPresent(hook -> {
            if (hooks.putIfAbsent(hook.name(), hook) != null) {
                report.error(
                        node.argumentPlace(), "webhook '" + hook.name() + "' is defined already: this one is left out");
            }
        }));
        return List.copyOf(hooks.values());
    }

    private Optional<WebhookDefinition> hook(Node node) {
        Optional<String> name = node.value(OwnKeywords.WEBHOOK);
        Optional<URI> url = node.find(OwnKeywords.HOOK_URL).flatMap(WebhookBuilder::url);
        if (name.isPresent() && url.isEmpty()) {
            report.error(
                    node.last(OwnKeywords.HOOK_URL).orElse(node).argumentPlace(),
                    "webhook '" + name.get() + "' has no address that can be used: it is left out",
                    "url http://HOST/PATH or https://HOST/PATH");
        }
        Set<String> events = events(node);
        if (events.isEmpty() && node.last(OwnKeywords.HOOK_EVENTS).isPresent()) {
            report.error(
                    node.last(OwnKeywords.HOOK_EVENTS).orElse(node).place(),
                    "no events are left: the webhook is left out",
                    "at least one, or no 'events' for all");
            return Optional.empty();
        }
        return name.flatMap(given -> url.map(address -> new WebhookDefinition(
                given,
                address,
                events,
                headers(node),
                node.get(OwnKeywords.HOOK_TIMEOUT),
                node.get(OwnKeywords.HOOK_ATTEMPTS),
                node.get(OwnKeywords.HOOK_LIMIT))));
    }

    private static Optional<URI> url(String text) {
        try {
            URI url = URI.create(text);
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            return http && url.getHost() != null ? Optional.of(url) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Set<String> events(Node node) {
        Set<String> events = new LinkedHashSet<>();
        node.all(OwnKeywords.HOOK_EVENTS)
                .flatMap(block -> block.entries().stream())
                .flatMap((Entry entry) -> Stream.concat(Stream.of(entry.first()), entry.options().stream()))
                .forEach(word -> {
                    if (EVENTS.contains(word.text())) {
                        events.add(word.text());
                    } else {
                        unknown(word);
                    }
                });
        return events;
    }

    private void unknown(Word word) {
        report.add(
                Severity.ERROR,
                word.place(),
                "there are no events '" + word + "': the webhook goes without them",
                String.join(", ", EVENTS.stream().sorted().toList()),
                Spelling.suggestion(word.text(), EVENTS));
    }

    private List<Header> headers(Node node) {
        List<Header> headers = new ArrayList<>();
        node.find(OwnKeywords.HOOK_TOKEN)
                .ifPresent(token -> headers.add(new Header("Authorization", "Bearer " + token)));
        node.all(OwnKeywords.HOOK_HEADER).forEach(line -> line.value(OwnKeywords.HOOK_HEADER)
                .ifPresent(words -> header(line, words).ifPresent(headers::add)));
        return headers;
    }

    /** A name is what RFC 9110 calls a token; some headers are the client's own business. */
    private Optional<Header> header(Node line, List<String> words) {
        String name = words.get(0);
        String value = String.join(" ", words.subList(1, words.size()));
        boolean ours = Set.of("connection", "content-length", "expect", "host", "upgrade")
                .contains(name.toLowerCase(Locale.ROOT));
        if (ours || !name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+") || !value.matches("[\\t\\x20-\\x7e]*")) {
            report.error(line.argumentPlace(), "this header cannot be sent: it is left out", "header NAME VALUE");
            return Optional.empty();
        }
        return Optional.of(new Header(name, value));
    }
}
