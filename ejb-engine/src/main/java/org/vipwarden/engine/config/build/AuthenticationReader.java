package org.vipwarden.engine.config.build;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.grammar.InstanceKeywords;
import org.vipwarden.engine.config.grammar.Keyword;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.text.Place;
import org.vipwarden.engine.unit.VrrpVersion;

/** Reads {@code authentication}: a clear-text password in version 2, and nothing else. */
final class AuthenticationReader {
    private static final int LONGEST_PASSWORD = 8;

    private final Report report;

    AuthenticationReader(Report report) {
        this.report = report;
    }

    /** The password; empty when there is none, or when there can be none. */
    Optional<String> password(Node instance, VrrpVersion version, boolean strict) {
        Optional<Node> type = last(instance, InstanceKeywords.AUTH_TYPE);
        Optional<Node> password = last(instance, InstanceKeywords.AUTH_PASS);
        if (type.isEmpty()) {
            password.ifPresent(node -> report.note(node.place(), "without auth_type PASS the password is not used"));
            return Optional.empty();
        }
        Place place = type.get().place();
        if (version == VrrpVersion.V3) {
            report.error(place, "version 3 has no authentication: it is ignored", "version 2, or no authentication");
            return Optional.empty();
        }
        if (strict) {
            report.error(place, "'vrrp_strict' forbids authentication: it is ignored");
            return Optional.empty();
        }
        if (password.isEmpty()) {
            report.error(place, "authentication without auth_pass is ignored", "auth_pass PASSWORD");
        }
        return password.map(this::truncated);
    }

    private String truncated(Node node) {
        String password = node.value(InstanceKeywords.AUTH_PASS).orElseThrow();
        String kept = password;
        while (kept.getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD) {
            kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
        }
        if (!kept.equals(password)) {
            report.warning(
                    node.argumentPlace(),
                    "a password has at most 8 characters: only the first " + kept.length() + " are used");
        }
        return kept;
    }

    private static Optional<Node> last(Node instance, Keyword<?> keyword) {
        List<Node> found = instance.all(InstanceKeywords.AUTHENTICATION)
                .flatMap(block -> block.last(keyword).stream())
                .toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
    }
}
