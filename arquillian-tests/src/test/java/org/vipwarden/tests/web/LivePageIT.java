package org.vipwarden.tests.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vipwarden.launcher.lab.Door;
import org.vipwarden.launcher.lab.Host;
import org.vipwarden.launcher.lab.Lab;
import org.vipwarden.launcher.lab.LabNode;
import org.vipwarden.launcher.lab.WebService;
import org.vipwarden.tests.lab.NeedsLab;
import org.vipwarden.tests.lab.Ours;

/** The page of a real node, in a real browser, while the address really moves. */
@NeedsLab
class LivePageIT {
    private static final Path EXAMPLE = Path.of(System.getProperty("vipwarden.source", ".."), "examples", "nginx-pair");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int HTTP = 9876;

    private static LabNode node(Lab lab, Host host) throws IOException {
        LabNode node = LabNode.on(lab, host, Ours.MANAGED);
        for (String name : List.of("keepalived.conf", "vipwarden.conf")) {
            node.with(name, Files.readString(EXAMPLE.resolve(host.label()).resolve(name)));
        }
        return node;
    }

    private static void awaitPage(URI url) {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request =
                HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(5)).build();
        await("the application server")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptions()
                .until(() -> client.send(request, BodyHandlers.discarding()).statusCode() == 200);
    }

    @Test
    @Timeout(300)
    void aFailoverArrivesOnThePageAndARuleIsChangedThere() throws IOException {
        try (Lab lab = Lab.open()) {
            WebService first = WebService.on(lab, Host.NODE1);
            first.start();
            WebService.on(lab, Host.NODE2).start();
            LabNode one = node(lab, Host.NODE1);
            LabNode two = node(lab, Host.NODE2);
            one.start();
            two.start();
            try (Door door =
                    Door.to(lab, Host.NODE1, List.of(new Door.Plan(HTTP, HTTP))).get(0)) {
                URI url = URI.create("http://127.0.0.1:" + door.port() + "/");
                awaitPage(url);
                try (AdminPage page = AdminPage.open(url)) {
                    watchTheAddressMove(page, first);
                    String secret = Files.readString(lab.outside(one.files().resolve("vipwarden.run/jmx.secret")));
                    changeARule(page, secret.strip());
                    page.appear("light", 1400);
                    page.photograph(Path.of("target", "screenshots", "node1.png"));
                    assertThat(page.complaints()).isEmpty();
                }
            }
        }
    }

    private static void watchTheAddressMove(AdminPage page, WebService service) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(page.stateOf("VI_1")).contains("Active"));
        service.kill();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(page.stateOf("VI_1")).contains("Backup"));
        await().untilAsserted(() ->
                assertThat(page.rowOf("VI_1")).contains("99", "10", "89", "192.0.2.12", "script web is down"));
        assertThat(page.explain("VI_1")).contains("configured", "script web is down: weight -10", "89");
    }

    private static void changeARule(AdminPage page, String secret) {
        page.openFile("local.drl");
        page.type("rule \"node1 rests\" when VirtualRouter( $r : name ) then "
                + "insert( new AdjustPriority( $r, -5, \"node1 rests\" ) ); end");
        page.check();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(page.verdict()).isNotEmpty());
        assertThat(page.problems()).isEmpty();
        page.activate("let node1 rest", secret);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(page.rowOf("VI_1")).contains("84"));
    }
}
