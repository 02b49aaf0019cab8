package org.vipwarden.engine.config.grammar;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the keyword table as a page for people. */
final class KeywordReference {
    private final StringBuilder page = new StringBuilder();
    /** Each block under the path by which it was found first. */
    private final Map<Block, String> titles = new LinkedHashMap<>();

    private KeywordReference() {}

    static String of(Block root) {
        KeywordReference reference = new KeywordReference();
        reference.name(root);
        reference.titles.forEach(reference::section);
        return reference.page.toString();
    }

    /** Finds all blocks, the outer ones first. */
    private void name(Block root) {
        titles.put(root, "Outside all blocks");
        Deque<Block> open = new ArrayDeque<>(titles.keySet());
        while (!open.isEmpty()) {
            Block block = open.removeFirst();
            String path = block == root ? "" : titles.get(block) + " / ";
            for (Keyword<?> keyword : block.keywords()) {
                keyword.block().filter(inner -> !inner.isData()).ifPresent(inner -> {
                    if (titles.putIfAbsent(inner, path + keyword.name()) == null) {
                        open.addLast(inner);
                    }
                });
            }
        }
    }

    private void section(Block block, String title) {
        page.append("\n## ").append(title).append("\n| keyword | takes | without it | |\n|---|---|---|---|\n");
        block.keywords().stream().sorted((a, b) -> a.name().compareTo(b.name())).forEach(keyword -> row(keyword));
    }

    private void row(Keyword<?> keyword) {
        page.append("| `")
                .append(keyword.name())
                .append("` | ")
                .append(cell(takes(keyword)))
                .append(" | ")
                .append(cell(without(keyword)))
                .append(" | ")
                .append(cell(effect(keyword)))
                .append(" |\n");
    }

    private String takes(Keyword<?> keyword) {
        if (keyword.block().isEmpty()) {
            return keyword.arguments().expected();
        }
        String inner = keyword.block()
                .map(block -> block.isData() ? "a block of lines" : "a block: see " + titles.get(block))
                .orElseThrow();
        String before = keyword.arguments().expected();
        return before.equals("nothing") ? inner : before + ", and " + inner;
    }

    private static String without(Keyword<?> keyword) {
        return keyword.otherwise().isEmpty()
                ? keyword.byDefault().map(KeywordReference::shown).orElse("")
                : keyword.otherwise();
    }

    private static String shown(Object value) {
        if (value instanceof Duration duration) {
            return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
        }
        if (value instanceof Boolean on) {
            return on ? "on" : "off";
        }
        if (value instanceof ExtraAnnouncements) {
            return "never";
        }
        if (value instanceof Collection<?> words) {
            return words.stream().map(Object::toString).collect(Collectors.joining(" "));
        }
        return value.equals(Integer.MAX_VALUE) ? "unlimited" : value.toString();
    }

    private static String effect(Keyword<?> keyword) {
        return switch (keyword.effect()) {
            case APPLIES -> "done";
            case ACCEPTED -> "accepted, no effect yet";
            case MISSED -> "no effect yet, with a warning: " + keyword.missing();
        };
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
