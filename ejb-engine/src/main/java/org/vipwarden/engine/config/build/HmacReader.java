package org.vipwarden.engine.config.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.grammar.InstanceKeywords;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.Numbers;
import org.vipwarden.engine.config.model.Authentication;
import org.vipwarden.engine.config.text.ConfigurationFiles;
import org.vipwarden.engine.unit.AdvertInterval;

/** Reads {@code auth_hmac}. */
final class HmacReader {
    private static final int SHORTEST_KEY = 32;
    private static final int LONGEST_KEY = 64;
    private static final int LEAST_WINDOW = 5;
    private static final int MOST_WINDOW = 300;
    private static final String EXPECTED = "32 to 64 characters, hex: and 64 to 128 digits, or file: and a path";

    private final ConfigurationFiles files;
    private final Report report;

    HmacReader(ConfigurationFiles files, Report report) {
        this.files = files;
        this.report = report;
    }

    /** What the block says; empty when it cannot be used, and then the report says why. */
    Optional<Authentication> read(Node block, AdvertInterval interval, boolean strict) {
        Map<Integer, Authentication.Key> keys = new LinkedHashMap<>();
        block.all(InstanceKeywords.HMAC_KEY).forEach(node -> key(node).ifPresent(key -> add(keys, key, node)));
        Authentication.Mode mode = mode(block, strict);
        Optional<Integer> active = block.find(InstanceKeywords.HMAC_ACTIVE_KEY);
        if (keys.isEmpty()) {
            report.error(block.place(), "auth_hmac has no usable key", "key NUMBER KEY");
            return Optional.empty();
        }
        if (mode.signs() && active.filter(keys::containsKey).isEmpty()) {
            report.error(
                    block.last(InstanceKeywords.HMAC_ACTIVE_KEY).orElse(block).argumentPlace(),
                    active.isEmpty() ? "auth_hmac has no active_key" : "there is no key " + active.get(),
                    "active_key and the number of one of its keys");
            return Optional.empty();
        }
        return Optional.of(new Authentication.Hmac(
                List.copyOf(keys.values()),
                active.orElse(0),
                window(block, interval),
                block.get(InstanceKeywords.HMAC_ANTI_REPLAY).equals("time"),
                mode));
    }

    private void add(Map<Integer, Authentication.Key> keys, Authentication.Key key, Node node) {
        if (keys.putIfAbsent(key.number(), key) != null) {
            report.error(node.argumentPlace(), "key " + key.number() + " is there already: this one is ignored");
        }
    }

    private Authentication.Mode mode(Node block, boolean strict) {
        Authentication.Mode mode =
                switch (block.get(InstanceKeywords.HMAC_MODE)) {
                    case "permissive" -> Authentication.Mode.PERMISSIVE;
                    case "receive-only" -> Authentication.Mode.RECEIVE_ONLY;
                    default -> Authentication.Mode.ENFORCE;
                };
        if (strict && mode != Authentication.Mode.ENFORCE) {
            report.error(
                    block.last(InstanceKeywords.HMAC_MODE).orElse(block).argumentPlace(),
                    "'vrrp_strict' allows only mode enforce: it is enforce");
            return Authentication.Mode.ENFORCE;
        }
        return mode;
    }

    private static Duration window(Node block, AdvertInterval interval) {
        long adverts = (3 * interval.nanos() + Duration.ofSeconds(1).toNanos() - 1)
                / Duration.ofSeconds(1).toNanos();
        return Duration.ofSeconds(block.find(InstanceKeywords.HMAC_WINDOW)
                .orElse((int) Math.max(LEAST_WINDOW, Math.min(MOST_WINDOW, adverts))));
    }

    private Optional<Authentication.Key> key(Node node) {
        if (node.value(InstanceKeywords.HMAC_KEY).isEmpty()) {
            return Optional.empty();
        }
        List<String> words = node.value(InstanceKeywords.HMAC_KEY).get();
        OptionalInt number = Numbers.whole(words.get(0), 1, 255);
        if (number.isEmpty()) {
            report.error(node.argumentPlace(), "'" + words.get(0) + "' is no key's number: it is ignored", "1 to 255");
            return Optional.empty();
        }
        String text = words.get(1);
        Optional<String> given = text.startsWith("file:") ? contents(node, text.substring(5)) : Optional.of(text);
        return given.flatMap(value -> secret(node, value))
                .map(secret -> new Authentication.Key(number.getAsInt(), secret));
    }

    private Optional<String> contents(Node node, String path) {
        try {
            Path file = Path.of(path);
            String text = files.read(file).strip();
            if (files.isOpenToOthers(file)) {
                report.warning(
                        node.arguments().get(1).place(),
                        "others than its owner may read " + file + ": set its mode to 0600");
            }
            return Optional.of(text);
        } catch (IOException | InvalidPathException e) {
            report.error(
                    node.arguments().get(1).place(),
                    "the key cannot be read from '" + path + "': it is ignored",
                    EXPECTED);
            return Optional.empty();
        }
    }

    /** The key in hexadecimal digits. The message does not show it. */
    private Optional<String> secret(Node node, String text) {
        Optional<byte[]> bytes = text.startsWith("hex:")
                ? digits(text.substring(4))
                : Optional.of(text.getBytes(StandardCharsets.UTF_8));
        Optional<byte[]> fitting = bytes.filter(b -> b.length >= SHORTEST_KEY && b.length <= LONGEST_KEY);
        if (fitting.isEmpty()) {
            String what = bytes.map(b -> "a key of " + b.length + " bytes cannot be used")
                    .orElse("these are no hexadecimal digits");
            report.error(node.arguments().get(1).place(), what + ": it is ignored", EXPECTED);
        }
        return fitting.map(HexFormat.of()::formatHex);
    }

    private static Optional<byte[]> digits(String text) {
        try {
            return Optional.of(HexFormat.of().parseHex(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
