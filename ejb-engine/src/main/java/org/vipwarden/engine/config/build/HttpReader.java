package org.vipwarden.engine.config.build;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.grammar.CheckKeywords;
import org.vipwarden.engine.config.grammar.HttpKeywords;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.Numbers;
import org.vipwarden.engine.config.model.balance.Checker;
import org.vipwarden.engine.config.model.balance.HttpSettings;
import org.vipwarden.engine.config.model.balance.HttpUrl;
import org.vipwarden.engine.config.text.Word;

/** Makes the model of an {@code HTTP_GET} or {@code SSL_GET}. */
final class HttpReader {
    private static final Duration USUAL_DELAY = Duration.ofSeconds(3);
    private static final int LEAST_CODE = 100;
    private static final int MOST_CODE = 599;

    private final Node node;
    private final CheckDefaults defaults;
    private final Report report;

    HttpReader(Node node, CheckDefaults defaults, Report report) {
        this.node = node;
        this.defaults = defaults;
        this.report = report;
    }

    Optional<Checker> read(boolean tls) {
        List<HttpUrl> urls =
                node.all(HttpKeywords.URL).flatMap(url -> url(url).stream()).toList();
        if (urls.isEmpty()) {
            report.error(node.place(), "this " + node.keyword() + " has no url: it is left out", "url { path PATH }");
            return Optional.empty();
        }
        long retries = node.find(HttpKeywords.OLD_RETRY).orElse(1L);
        HttpSettings settings = new HttpSettings(
                tls,
                version(node.get(HttpKeywords.VERSION)),
                node.get(HttpKeywords.SERVER_NAME),
                node.find(HttpKeywords.OTHER_SERVER_NAME),
                node.get(HttpKeywords.FAST_RECOVERY),
                node.get(HttpKeywords.TLS_COMPLIANT));
        return Optional.of(
                new Checker.Http(defaults.pace(node, retries, USUAL_DELAY), defaults.connection(node), settings, urls));
    }

    private static HttpSettings.Version version(String written) {
        return switch (written.toUpperCase(Locale.ROOT)) {
            case "1.1" -> HttpSettings.Version.V1_1;
            case "1.0C" -> HttpSettings.Version.V1_0_CLOSE;
            default -> HttpSettings.Version.V1_0;
        };
    }

    private Optional<HttpUrl> url(Node url) {
        Optional<String> path = url.find(HttpKeywords.PATH);
        if (path.isEmpty()) {
            report.error(url.place(), "this url has no path: it is left out", "path PATH");
        }
        return path.map(found -> new HttpUrl(
                found,
                url.find(CheckKeywords.VIRTUAL_HOST).or(() -> defaults.virtualHost(node)),
                digest(url),
                url.last(HttpKeywords.CODES).map(this::codes).orElse(List.of()),
                pattern(url),
                url.get(HttpKeywords.TLS_COMPLIANT)));
    }

    private Optional<String> digest(Node url) {
        Optional<String> digest = url.find(HttpKeywords.DIGEST);
        if (digest.isPresent() && !digest.get().matches("\\p{XDigit}{32}")) {
            report.error(
                    url.last(HttpKeywords.DIGEST).orElse(url).argumentPlace(),
                    "this is no MD5 digest: it is ignored",
                    "32 hexadecimal digits");
            return Optional.empty();
        }
        return digest.map(text -> text.toLowerCase(Locale.ROOT));
    }

    private List<HttpUrl.Codes> codes(Node node) {
        return node.arguments().stream().flatMap(word -> codes(word).stream()).toList();
    }

    private Optional<HttpUrl.Codes> codes(Word word) {
        int minus = word.text().indexOf('-');
        String from = minus < 0 ? word.text() : word.text().substring(0, minus);
        String to = minus < 0 ? from : word.text().substring(minus + 1);
        OptionalInt first = Numbers.whole(from, LEAST_CODE, MOST_CODE);
        OptionalInt last = Numbers.whole(to, LEAST_CODE, MOST_CODE);
        if (first.isEmpty() || last.isEmpty() || last.getAsInt() < first.getAsInt()) {
            report.error(
                    word.place(),
                    "this is no status code: it is ignored",
                    HttpKeywords.CODES.arguments().expected());
            return Optional.empty();
        }
        return Optional.of(new HttpUrl.Codes(first.getAsInt(), last.getAsInt()));
    }

    private static Optional<HttpUrl.Pattern> pattern(Node url) {
        return url.find(HttpKeywords.REGEX)
                .map(text -> new HttpUrl.Pattern(
                        text,
                        url.get(HttpKeywords.REGEX_INVERTED),
                        url.find(HttpKeywords.REGEX_OPTIONS).orElse(List.of()),
                        url.get(HttpKeywords.REGEX_LEAST),
                        url.get(HttpKeywords.REGEX_MOST)));
    }
}
