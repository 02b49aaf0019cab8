package org.vipwarden.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vipwarden.web.Problem;

class SecretCheckTest {
    private static final int BURST = 3;
    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(2);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - INTERVAL);

    @TempDir
    private Path directory;

    private SecretCheck check;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(directory.resolve("jmx.secret"), "correct horse\n");
        check = new SecretCheck(new StartSecret(directory), new Throttle(BURST, INTERVAL, nanos::get));
    }

    private int status(String authorization) {
        return check.objection(authorization).map(Problem::status).orElse(200);
    }

    @Test
    void theSecretOpens() {
        assertThat(status("Bearer correct horse")).isEqualTo(200);
    }

    @Test
    void anythingElseDoesNot() {
        assertThat(status(null)).isEqualTo(401);
        assertThat(status("correct horse")).isEqualTo(401);
        assertThat(status("Basic correct horse")).isEqualTo(401);
        assertThat(status("Bearer correct hors")).isEqualTo(401);
        assertThat(status("Bearer ")).isEqualTo(401);
    }

    @Test
    void aNewSecretCountsAtOnce() throws IOException {
        Files.writeString(directory.resolve("jmx.secret"), "battery");

        assertThat(status("Bearer correct horse")).isEqualTo(401);
        assertThat(status("Bearer battery")).isEqualTo(200);
    }

    @Test
    void withoutASecretNothingCanBeChanged() throws IOException {
        Files.writeString(directory.resolve("jmx.secret"), "\n");
        assertThat(status("Bearer ")).isEqualTo(403);

        Files.delete(directory.resolve("jmx.secret"));
        assertThat(status("Bearer correct horse")).isEqualTo(403);
        assertThat(new SecretCheck(new StartSecret(null), new Throttle(1, 1, nanos::get)).objection("Bearer "))
                .hasValueSatisfying(problem -> assertThat(problem.status()).isEqualTo(403));
    }

    @Test
    void guessingIsSlowedDownAndStopsBeingSo() {
        for (int i = 0; i < BURST; i++) {
            assertThat(status("Bearer guess")).isEqualTo(401);
        }
        assertThat(status("Bearer guess")).isEqualTo(429);
        assertThat(status("Bearer correct horse")).as("a guess may be right").isEqualTo(429);

        nanos.addAndGet(INTERVAL - 1);
        assertThat(status("Bearer guess")).isEqualTo(429);
        nanos.addAndGet(1);
        assertThat(status("Bearer guess")).isEqualTo(401);
        assertThat(status("Bearer guess")).isEqualTo(429);

        nanos.addAndGet(BURST * INTERVAL);
        assertThat(status("Bearer correct horse")).isEqualTo(200);
    }

    @Test
    void whoSendsNoSecretIsNotCountedAsGuessing() {
        for (int i = 0; i < 10 * BURST; i++) {
            assertThat(status(null)).isEqualTo(401);
        }
        assertThat(status("Bearer correct horse")).isEqualTo(200);
    }
}
