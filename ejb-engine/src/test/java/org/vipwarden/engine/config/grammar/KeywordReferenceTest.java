package org.vipwarden.engine.config.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page about keywords says what the table says. To write it anew, run with {@code -Dreference.write=true}. */
class KeywordReferenceTest {
    private static final Path PAGE = Path.of("../docs/keepalived.conf.md");

    @Test
    void thePageIsThatOfTheTable() throws IOException, URISyntaxException {
        String head = Files.readString(Path.of(
                getClass().getResource("/keywords/keepalived.conf.head.md").toURI()));
        String page = head + KeywordReference.of(RootKeywords.BLOCK);
        if (Boolean.getBoolean("reference.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }
}
