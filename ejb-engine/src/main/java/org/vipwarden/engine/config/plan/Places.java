package org.vipwarden.engine.config.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.text.Place;
import org.vipwarden.engine.config.text.Word;

/** Where things stand in the new configuration. Its trees are looked through once, and each block when it is first asked for. */
final class Places {
    private static final String GLOBAL = "global_defs";

    private final Map<List<String>, Node> blocks = new HashMap<>();
    /** What stands in {@code global_defs}, and in {@code vipwarden.conf} outside all blocks; the last one counts. */
    private final Map<String, Node> common = new HashMap<>();

    /**
     * Of one configuration.
     *
     * @param tree of {@code keepalived.conf}
     * @param own of {@code vipwarden.conf}, when there is one
     */
    Places(Optional<Node> tree, Optional<Node> own) {
        Stream.concat(tree.stream(), own.stream())
                .flatMap(root -> root.children().stream())
                .forEach(node -> blocks.putIfAbsent(List.of(node.keyword().name(), nameOf(node)), node));
        Stream<Node> global = tree.stream()
                .flatMap(root -> root.children().stream())
                .filter(node -> node.keyword().name().equals(GLOBAL));
        Stream.concat(global, own.stream())
                .flatMap(block -> block.children().stream())
                .forEach(node -> common.put(node.keyword().name(), node));
    }

    /** What stands behind the keyword. */
    private static String nameOf(Node node) {
        return node.arguments().stream().map(Word::text).collect(Collectors.joining(" "));
    }

    /** The block of that name, or the line in a block without one. */
    Optional<Place> of(String keyword, String name) {
        return block(keyword, name).map(Node::argumentPlace).or(() -> block(keyword, "")
                .flatMap(block -> line(lines(block), name)));
    }

    /** Looks within the block of that name, then in {@code global_defs}. */
    Differences.Finder within(String keyword, String name) {
        Optional<Node> block = block(keyword, name);
        Map<String, Map<String, Place>> lines = new HashMap<>();
        return (keywords, first) -> keywords.stream()
                .map(word -> first.isEmpty()
                        ? saying(block, word)
                        : line(lines.computeIfAbsent(word, w -> lines(block, w)), first))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> block.map(Node::argumentPlace));
    }

    private Optional<Node> block(String keyword, String name) {
        return Optional.ofNullable(blocks.get(List.of(keyword, name)));
    }

    /** The last place that says it; for all instances it has {@code vrrp_} before it. */
    private Optional<Place> saying(Optional<Node> block, String word) {
        Optional<Node> own = block.stream()
                .flatMap(node -> node.children().stream())
                .filter(child -> child.keyword().name().equals(word))
                .reduce((earlier, later) -> later);
        return own.or(() -> Stream.of(word, "vrrp_" + word)
                        .map(common::get)
                        .filter(Objects::nonNull)
                        .findFirst())
                .map(Node::argumentPlace);
    }

    private static Map<String, Place> lines(Optional<Node> block, String keyword) {
        Map<String, Place> all = new HashMap<>();
        block.stream()
                .flatMap(node -> node.children().stream())
                .filter(child -> child.keyword().name().equals(keyword))
                .forEach(child -> {
                    lines(child).forEach(all::putIfAbsent);
                    all.putIfAbsent(nameOf(child), child.argumentPlace());
                });
        return all;
    }

    private static Map<String, Place> lines(Node block) {
        Map<String, Place> all = new HashMap<>();
        block.entries().forEach(entry -> all.putIfAbsent(entry.first().text(), entry.place()));
        return all;
    }

    /** The line of something; an address may be written without its length. */
    private static Optional<Place> line(Map<String, Place> lines, String name) {
        String word = name.replaceFirst(" .*", "");
        return Stream.of(name, word, word.replaceFirst("/.*", ""))
                .map(lines::get)
                .filter(Objects::nonNull)
                .findFirst();
    }
}
