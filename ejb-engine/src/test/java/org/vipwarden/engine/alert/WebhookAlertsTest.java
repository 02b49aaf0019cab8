package org.vipwarden.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vipwarden.engine.track.Patience.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.config.build.WebhookBuilder;
import org.vipwarden.engine.config.model.WebhookDefinition;
import org.vipwarden.engine.config.model.WebhookDefinition.Header;
import org.vipwarden.engine.journal.Entry;
import org.vipwarden.engine.journal.EntryCodec;
import org.vipwarden.engine.journal.Happening;
import org.vipwarden.engine.track.ManualScheduler;

/** A real server, and time that the test turns by hand. */
class WebhookAlertsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T18:00:00Z");

    private final ManualScheduler scheduler = new ManualScheduler();
    private final WebhookAlerts alerts = new WebhookAlerts(scheduler, InstantSource.fixed(NOW));
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile int status = 204;

    private record Request(String authorization, String type, JsonObject json) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        alerts.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(new Request(
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    JsonParser.parseString(body).getAsJsonObject()));
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private WebhookDefinition definition(Set<String> events, int perMinute) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
        return new WebhookDefinition(
                "ops",
                url,
                events,
                List.of(new Header("Authorization", "Bearer secret")),
                Duration.ofSeconds(20),
                3,
                perMinute);
    }

    private void warn(String sentence) {
        alerts.tell(new Entry(7, NOW, new Happening.Warning("VI_1", sentence)));
        scheduler.settle();
    }

    private List<String> sentences() {
        return requests.stream()
                .map(request -> request.json().get("sentence").getAsString())
                .toList();
    }

    @Test
    void anEventIsPostedAsJson() {
        alerts.follow(List.of(definition(Set.of(), 60)), "lb1");
        warn("is odd");
        assertThat(requests).hasSize(1);
        Request request = requests.get(0);
        assertThat(request.authorization()).isEqualTo("Bearer secret");
        assertThat(request.type()).isEqualTo("application/json");
        assertThat(request.json())
                .isEqualTo(
                        JsonParser.parseString(
                                """
                                {"sequence":7,"at":"2026-11-20T18:00:00Z","type":"warning","subject":"VI_1",
                                 "sentence":"is odd","node":"lb1","text":"VI_1 is odd"}
                                """));
    }

    @Test
    void onlyTheWantedEventsAreTold() {
        alerts.follow(List.of(definition(Set.of("warning"), 60)), "lb1");
        alerts.tell(new Entry(8, NOW, new Happening.Commanded("VI_1", "root", "asked")));
        warn("is odd");
        assertThat(sentences()).containsExactly("is odd");
    }

    @Test
    void aServerInTroubleIsAskedAgainAndOneThatRefusesIsNot() {
        alerts.follow(List.of(definition(Set.of(), 60)), "lb1");
        status = 503;
        warn("first");
        status = 204;
        scheduler.advance(Duration.ofSeconds(1));
        assertThat(sentences()).containsExactly("first", "first");
        status = 403;
        warn("second");
        scheduler.advance(Duration.ofMinutes(1));
        assertThat(sentences()).containsExactly("first", "first", "second");
    }

    @Test
    void aFloodEndsWithASummary() {
        alerts.follow(List.of(definition(Set.of(), 1)), "lb1");
        warn("first");
        warn("second");
        warn("third");
        scheduler.advance(Duration.ofMinutes(1));
        assertThat(requests).hasSize(2);
        JsonObject summary = requests.get(1).json();
        assertThat(summary.get("type").getAsString()).isEqualTo("left-out");
        assertThat(summary.get("count").getAsInt()).isEqualTo(2);
        assertThat(summary.get("at").getAsString()).isEqualTo(NOW.toString());
    }

    @Test
    void aReloadThatChangesNothingLosesNothing() {
        alerts.follow(List.of(definition(Set.of(), 60)), "lb1");
        status = 500;
        warn("first");
        alerts.follow(List.of(definition(Set.of(), 60)), "lb1");
        status = 200;
        scheduler.advance(Duration.ofSeconds(1));
        assertThat(sentences()).containsExactly("first", "first");
        alerts.follow(List.of(), "lb1");
        warn("second");
        assertThat(sentences()).hasSize(2);
    }

    @Test
    void nobodyThereIsNoReasonToFail() {
        alerts.follow(List.of(definition(Set.of(), 60)), "lb1");
        server.stop(0);
        warn("lost");
        scheduler.advance(Duration.ofMinutes(1));
        await().untilAsserted(() -> assertThat(requests).isEmpty());
    }

    @Test
    void theConfigurationKnowsTheTypesOfTheJournal() {
        assertThat(WebhookBuilder.EVENTS).isEqualTo(EntryCodec.types());
    }
}
