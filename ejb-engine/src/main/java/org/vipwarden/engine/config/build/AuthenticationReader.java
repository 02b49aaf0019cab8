package org.vipwarden.engine.config.build;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.grammar.InstanceKeywords;
import org.vipwarden.engine.config.grammar.Keyword;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.model.Authentication;
import org.vipwarden.engine.config.text.ConfigurationFiles;
import org.vipwarden.engine.config.text.Place;
import org.vipwarden.engine.unit.AdvertInterval;
import org.vipwarden.engine.unit.VrrpVersion;

/** Reads {@code authentication} (a password or an authentication header, in version 2) and {@code auth_hmac}. */
final class AuthenticationReader {
    private static final int LONGEST_PASSWORD = 8;

    private final HmacReader hmac;
    private final Report report;

    AuthenticationReader(ConfigurationFiles files, Report report) {
        this.hmac = new HmacReader(files, report);
        this.report = report;
    }

    /** How the instance authenticates; empty when what it asks for cannot be done. */
    Optional<Authentication> read(Node instance, VrrpVersion version, AdvertInterval interval, boolean strict) {
        Optional<Node> block =
                instance.all(InstanceKeywords.MESSAGE_AUTHENTICATION).reduce((first, second) -> second);
        if (block.isEmpty()) {
            return Optional.of(header(instance, version, strict));
        }
        instance.all(InstanceKeywords.AUTHENTICATION)
                .forEach(old -> report.warning(old.place(), "auth_hmac takes its place: it is ignored"));
        return hmac.read(block.get(), interval, strict);
    }

    private Authentication header(Node instance, VrrpVersion version, boolean strict) {
        Optional<Node> type = last(instance, InstanceKeywords.AUTH_TYPE);
        Optional<Node> password = last(instance, InstanceKeywords.AUTH_PASS);
        if (type.isEmpty()) {
            password.ifPresent(node -> report.note(node.place(), "without auth_type the password is not used"));
            return Authentication.NONE;
        }
        Place place = type.get().place();
        if (version == VrrpVersion.V3) {
            report.error(place, "version 3 has no authentication: it is ignored", "version 2, or no authentication");
            return Authentication.NONE;
        }
        if (strict) {
            report.error(place, "'vrrp_strict' forbids authentication: it is ignored");
            return Authentication.NONE;
        }
        if (password.isEmpty()) {
            report.error(place, "authentication without auth_pass is ignored", "auth_pass PASSWORD");
            return Authentication.NONE;
        }
        String text = truncated(password.get());
        boolean header = type.get()
                .value(InstanceKeywords.AUTH_TYPE)
                .filter("AH"::equals)
                .isPresent();
        return header ? new Authentication.Header(text) : new Authentication.Password(text);
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
