package org.vipwarden.engine.config.build;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.grammar.Account;
import org.vipwarden.engine.config.grammar.CheckerKeywords;
import org.vipwarden.engine.config.grammar.CommandLine;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.Weighting;
import org.vipwarden.engine.config.model.balance.Checker;
import org.vipwarden.engine.config.text.Word;

/** Makes the checkers of a {@code real_server}. */
final class CheckerBuilder {
    private static final long USUAL_RETRIES = 1;
    private static final long RETRIES_OF_DNS = 3;
    private static final Duration USUAL_DELAY = Duration.ofSeconds(1);

    private static final String DIGITS = "0123456789ABCDEF";

    private final Commands commands;
    private final Report report;

    CheckerBuilder(Commands commands, Report report) {
        this.commands = commands;
        this.report = report;
    }

    /** The checkers of a real server, in file order. */
    List<Checker> build(Node server, CheckDefaults defaults) {
        return server.children().stream()
                .filter(node ->
                        node.keyword().block().isPresent() && node.value().isPresent())
                .flatMap(node -> checker(node, defaults).stream())
                .toList();
    }

    private Optional<Checker> checker(Node node, CheckDefaults defaults) {
        return switch (node.keyword().name()) {
            case "HTTP_GET" -> new HttpReader(node, defaults, report).read(false);
            case "SSL_GET" -> new HttpReader(node, defaults, report).read(true);
            case "TCP_CHECK" ->
                Optional.of(
                        new Checker.Tcp(defaults.pace(node, USUAL_RETRIES, USUAL_DELAY), defaults.connection(node)));
            case "PING_CHECK" ->
                Optional.of(
                        new Checker.Ping(defaults.pace(node, USUAL_RETRIES, USUAL_DELAY), defaults.connection(node)));
            case "SMTP_CHECK" -> Optional.of(smtp(node, defaults));
            case "DNS_CHECK" -> Optional.of(dns(node, defaults));
            case "UDP_CHECK" -> Optional.of(udp(node, defaults));
            case "FILE_CHECK" -> file(node);
            case "MISC_CHECK" -> program(node, defaults);
            case "BFD_CHECK" -> bfd(node, defaults);
            default -> Optional.empty();
        };
    }

    private static Checker smtp(Node node, CheckDefaults defaults) {
        return new Checker.Smtp(
                defaults.pace(node, USUAL_RETRIES, USUAL_DELAY),
                defaults.connection(node),
                node.get(CheckerKeywords.SMTP_HELO));
    }

    private static Checker dns(Node node, CheckDefaults defaults) {
        return new Checker.Dns(
                defaults.pace(node, RETRIES_OF_DNS, defaults.interval(node)),
                defaults.connection(node),
                node.get(CheckerKeywords.DNS_TYPE),
                node.get(CheckerKeywords.DNS_NAME));
    }

    private Checker udp(Node node, CheckDefaults defaults) {
        Optional<Checker.Reply> reply = node.last(CheckerKeywords.UDP_REPLY)
                .map(found -> new Checker.Reply(
                        Optional.of(hexadecimal(found, DIGITS + "X")).filter(text -> !text.isEmpty()),
                        node.get(CheckerKeywords.UDP_LEAST),
                        node.get(CheckerKeywords.UDP_MOST)));
        return new Checker.Udp(
                defaults.pace(node, USUAL_RETRIES, USUAL_DELAY),
                defaults.connection(node),
                node.last(CheckerKeywords.UDP_PAYLOAD).map(found -> hexadecimal(found, DIGITS)),
                reply);
    }

    /** Each word is some bytes; one with an odd number of digits ends with a byte of one digit. */
    private String hexadecimal(Node node, String allowed) {
        StringBuilder digits = new StringBuilder();
        for (Word word : node.arguments()) {
            String text = word.text().toUpperCase(Locale.ROOT);
            if (text.chars().allMatch(c -> allowed.indexOf(c) >= 0)) {
                int last = text.length() - 1;
                digits.append(text.length() % 2 == 0 ? text : text.substring(0, last) + "0" + text.substring(last));
            } else {
                report.error(word.place(), "these are no bytes: they are ignored", "hexadecimal digits");
            }
        }
        return digits.toString();
    }

    private Optional<Checker> file(Node node) {
        Optional<String> name = node.find(CheckerKeywords.FILE_NAME);
        if (name.isEmpty()) {
            leftOut(node, "has no track_file", "track_file NAME");
        }
        Optional<Integer> weight = node.find(CheckerKeywords.FILE_WEIGHT).map(CheckerBuilder::signed);
        return name.map(found -> new Checker.TrackedFile(found, weight));
    }

    private static int signed(Weighting weighting) {
        return weighting.reversed().isPresent() ? -weighting.value() : weighting.value();
    }

    private Optional<Checker> program(Node node, CheckDefaults defaults) {
        Optional<Node> path = node.last(CheckerKeywords.PROGRAM_COMMAND);
        Optional<CommandLine> line = path.flatMap(found -> found.value(CheckerKeywords.PROGRAM_COMMAND));
        if (line.isEmpty()) {
            leftOut(node, "has no misc_path", "misc_path \"PROGRAM ARGUMENTS\"");
            return Optional.empty();
        }
        Optional<Account> account = node.find(CheckerKeywords.PROGRAM_USER);
        return commands.command(line.get(), account, path.get().argumentPlace())
                .map(command -> new Checker.Program(
                        defaults.pace(node, 0, USUAL_DELAY),
                        command,
                        node.find(CheckerKeywords.PROGRAM_TIMEOUT)
                                .filter(timeout -> !timeout.isZero())
                                .orElseGet(defaults::serverInterval),
                        node.get(CheckerKeywords.PROGRAM_DYNAMIC)));
    }

    private Optional<Checker> bfd(Node node, CheckDefaults defaults) {
        Optional<String> name = node.find(CheckerKeywords.BFD_NAME);
        if (name.isEmpty()) {
            leftOut(node, "has no name", "name BFD_INSTANCE");
        }
        return name.map(found -> new Checker.Bfd(found, defaults.alpha(node)));
    }

    private void leftOut(Node node, String why, String expected) {
        report.error(node.place(), "this " + node.keyword() + " " + why + ": it is left out", expected);
    }
}
