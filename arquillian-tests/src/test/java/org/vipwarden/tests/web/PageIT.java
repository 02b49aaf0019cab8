package org.vipwarden.tests.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of the staged node. Its screenshots are in {@code target/screenshots}. */
class PageIT {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    @TempDir
    private static Path directory;

    private static StagedProcess node;
    private AdminPage page;

    @BeforeAll
    static void startNode() throws IOException, InterruptedException {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/chromedriver")) || "true".equals(System.getenv("CI")))
                .as("Debian's chromium and chromium-driver are installed")
                .isTrue();
        node = StagedProcess.start(Path.of(System.getProperty("vipwarden.web.war")), directory);
    }

    @AfterAll
    static void stopNode() throws InterruptedException {
        if (node != null) {
            node.stop();
        }
    }

    @BeforeEach
    void open() {
        page = AdminPage.open(node.url());
        await().untilAsserted(() -> assertThat(page.connection()).isEqualTo("Live"));
    }

    @AfterEach
    void closeWithoutComplaint() {
        try (AdminPage open = page) {
            assertThat(open.complaints()).isEmpty();
        }
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(15)).untilAsserted(assertion);
    }

    @Test
    void oneLookTellsHowTheNodeIs() {
        assertThat(page.title()).contains("lb-1", "1 Initialize");
        assertThat(page.rowOf("VI_MAIL"))
                .contains("Backup", "VRID 52, eth0", "99", "20", "79", "192.0.2.3", "192.0.2.25/24", "has priority 96");
        assertThat(page.rowOf("VI_DMZ")).contains("Initialize", "none heard", "eth1 is down");
        assertThat(page.watched()).contains("Quorum, 1 of 2", "isp-router", "Down", "3 requests without an answer");
    }

    @Test
    void whyIsOneClickAway() {
        assertThat(page.explain("VI_MAIL"))
                .contains(
                        "99",
                        "priority 99 in the configuration",
                        "chk_postfix is down",
                        "weight of a tracked thing",
                        "79");
    }

    @Test
    void aFailoverArrivesByItself() {
        node.tell("add VI_MOVES");
        eventually(() -> assertThat(page.stateOf("VI_MOVES")).isEqualTo("Backup"));

        node.tell("turn VI_MOVES ACTIVE ACTIVE_TIMEOUT");

        eventually(() -> assertThat(page.stateOf("VI_MOVES")).isEqualTo("Active"));
        assertThat(page.newestEntry()).contains("VI_MOVES", "nothing was heard from 192.0.2.3", "master-timeout");
    }

    @Test
    void aNameThatIsMarkupStaysText() {
        String name = "<img src=x onerror=document.title='owned'>&amp;\"'</td>/";
        node.tell("add " + name);

        eventually(() -> assertThat(page.stateOf(name)).isEqualTo("Backup"));

        assertThat(page.explain(name)).contains(name);
        assertThat(page.newestEntry()).contains(name);
        assertThat(page.title()).doesNotContain("owned");
    }

    @Test
    void aMistakeIsShownAtItsLineAndTheOldRulesStay() {
        page.openFile("quorum.drl");
        page.type("broken rule");
        page.check();

        eventually(() -> assertThat(page.verdict()).contains("1 problem", "goes on deciding"));
        assertThat(page.problems()).singleElement().asString().contains("quorum.drl:11:1", "no such word: broken");
        assertThat(page.underlined()).containsExactly("broken");
    }

    @Test
    void rulesAreActivatedWithTheSecretAndRolledBack() {
        page.openFile("local.drl");
        page.type("// tuned at night");
        page.activate("night <b>shift</b>", StagedProcess.SECRET);
        eventually(() -> assertThat(page.revisions()).contains("night <b>shift</b>"));
        assertThat(page.dialogOpen()).isFalse();
        assertThat(page.newestEntry()).contains("night <b>shift</b>");

        page.rollBack(0);
        eventually(() -> assertThat(page.revisions()).contains("back to revision 0"));
    }

    @Test
    void withoutTheRightSecretNothingChanges() {
        node.tell("add VI_GUARDED");
        node.tell("turn VI_GUARDED ACTIVE ACTIVE_TIMEOUT");
        eventually(() -> assertThat(page.stateOf("VI_GUARDED")).isEqualTo("Active"));
        page.explain("VI_GUARDED");

        page.handOver(30, "a guess");
        assertThat(page.refusal()).contains("Wrong secret");
        assertThat(page.stateOf("VI_GUARDED")).isEqualTo("Active");
        assertThat(page.complaints()).singleElement().asString().contains("401");

        page.answer("30", StagedProcess.SECRET);
        eventually(() -> assertThat(page.stateOf("VI_GUARDED")).isEqualTo("Backup"));
    }

    @Test
    void aStrangersPageIsKeptOut() throws IOException, InterruptedException {
        HttpRequest.Builder check = HttpRequest.newBuilder(node.url().resolve("api/v1/policy/check"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"files\": [{\"name\": \"a.drl\", \"text\": \"\"}]}"));
        HttpClient client = HttpClient.newHttpClient();

        assertThat(client.send(check.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
        check.header("Origin", "http://evil.example");
        assertThat(client.send(check.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aNameThatAStrangersDnsPointsHereIsKeptOut() throws IOException {
        try (Socket socket = new Socket(node.url().getHost(), node.url().getPort())) {
            socket.getOutputStream()
                    .write("GET /api/v1/engine HTTP/1.1\r\nHost: evil.example\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));

            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(answer.readLine()).startsWith("HTTP/1.1 421 ");
        }
    }

    @Test
    void itFitsAPhoneAndIsPhotographed() {
        page.explain("VI_MAIL");
        page.openFile("quorum.drl");
        page.photograph(SCREENSHOTS.resolve("light.png"));
        page.appear("dark", 1400);
        page.photograph(SCREENSHOTS.resolve("dark.png"));
        page.onPhone();
        assertThat(page.overflow()).isZero();
        page.photograph(SCREENSHOTS.resolve("phone.png"));
    }
}
