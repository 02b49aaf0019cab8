package org.vipwarden.engine.config.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeywordTableTest {
    private static final String FACTS = "/keywords/keepalived-2.4.tsv";

    @Test
    void everyKeywordOfKeepalivedIsKnownInItsBlock() throws IOException, URISyntaxException {
        List<String> rows =
                Files.readAllLines(Path.of(getClass().getResource(FACTS).toURI()));
        List<String> unknown =
                rows.stream().skip(1).filter(row -> !isKnown(row)).toList();
        assertThat(rows).hasSizeGreaterThan(390);
        assertThat(unknown).isEmpty();
    }

    @Test
    void aKeywordOfAnotherBlockIsUnknown() {
        assertThat(isKnown("vrrp_script\tvirtual_router_id")).isFalse();
        assertThat(isKnown("virtual_server/real_server/DNS_CHECK\turl")).isFalse();
    }

    @Test
    void whatIsMissedSaysWhatIsDifferent() {
        List<Keyword<?>> all = new ArrayList<>();
        collect(RootKeywords.BLOCK, all);
        assertThat(all).hasSizeGreaterThan(400).allSatisfy(keyword -> assertThat(
                        keyword.missing().isEmpty())
                .as(keyword.name())
                .isEqualTo(keyword.effect() != Effect.MISSED));
    }

    @Test
    void everyKeywordSaysWhatItExpects() {
        List<Keyword<?>> all = new ArrayList<>();
        collect(RootKeywords.BLOCK, all);
        collect(OwnKeywords.BLOCK, all);
        assertThat(all).allSatisfy(keyword -> assertThat(keyword.arguments().expected())
                .as(keyword.name())
                .isNotBlank());
    }

    private static void collect(Block block, List<Keyword<?>> all) {
        for (Keyword<?> keyword : block.keywords()) {
            all.add(keyword);
            keyword.block().ifPresent(inner -> collect(inner, all));
        }
    }

    /** Whether the table has the keyword of a row {@code block/block<tab>keyword}; alternatives are separated by a bar. */
    private static boolean isKnown(String row) {
        int tab = row.indexOf('\t');
        List<Block> blocks = List.of(RootKeywords.BLOCK);
        for (String step : row.substring(0, tab).split("/")) {
            blocks = step.isEmpty() ? blocks : inside(blocks, step);
        }
        return !blocks.isEmpty() && blocks.stream().allMatch(block -> keywords(block, row.substring(tab + 1)));
    }

    private static List<Block> inside(List<Block> blocks, String step) {
        List<Block> inner = new ArrayList<>();
        for (Block block : blocks) {
            for (String name : step.split("\\|")) {
                block.find(name).flatMap(Keyword::block).ifPresent(inner::add);
            }
        }
        return inner;
    }

    private static boolean keywords(Block block, String names) {
        return List.of(names.split("\\|")).stream().map(block::find).allMatch(Optional::isPresent);
    }
}
