package org.vipwarden.engine.config.build;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.grammar.CommandLine;
import org.vipwarden.engine.config.grammar.Entry;
import org.vipwarden.engine.config.grammar.Keyword;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.NotificationKeywords;
import org.vipwarden.engine.config.grammar.OwnedFile;
import org.vipwarden.engine.config.model.FifoDefinition;
import org.vipwarden.engine.config.model.MailDefinition;
import org.vipwarden.engine.config.model.NotificationDefinition;
import org.vipwarden.engine.config.model.PhaseScript;
import org.vipwarden.engine.config.text.Word;

/** Makes the model of what {@code global_defs} says about telling the outside. */
final class NotificationBuilder {
    private static final String USUAL_PORT = "25";

    private final Node global;
    private final Commands commands;
    private final String hostName;
    private final Report report;

    NotificationBuilder(Node global, Commands commands, String hostName, Report report) {
        this.global = global;
        this.commands = commands;
        this.hostName = hostName;
        this.report = report;
    }

    NotificationDefinition build() {
        Optional<FifoDefinition> everything = fifo(NotificationKeywords.FIFO, NotificationKeywords.FIFO_SCRIPT);
        Optional<FifoDefinition> vrrp = fifo(NotificationKeywords.VRRP_FIFO, NotificationKeywords.VRRP_FIFO_SCRIPT);
        if (vrrp.isPresent() && vrrp.map(FifoDefinition::file).equals(everything.map(FifoDefinition::file))) {
            report.error(
                    place(NotificationKeywords.VRRP_FIFO).argumentPlace(),
                    "notify_fifo is the same file: vrrp_notify_fifo is ignored",
                    "another file");
            vrrp = Optional.empty();
        }
        return new NotificationDefinition(
                everything,
                vrrp,
                global.get(NotificationKeywords.STATES_ON_RELOAD),
                script(NotificationKeywords.STARTUP_SCRIPT, NotificationKeywords.STARTUP_TIMEOUT),
                script(NotificationKeywords.SHUTDOWN_SCRIPT, NotificationKeywords.SHUTDOWN_TIMEOUT),
                mail());
    }

    private Node place(Keyword<?> keyword) {
        return global.last(keyword).orElse(global);
    }

    private Optional<FifoDefinition> fifo(Keyword<OwnedFile> keyword, Keyword<CommandLine> script) {
        Optional<OwnedFile> wanted = global.find(keyword);
        if (wanted.isEmpty()) {
            if (global.last(script).isPresent()) {
                report.error(
                        place(script).place(),
                        "'" + script + "' without '" + keyword + "' is not run",
                        keyword + " FILE");
            }
            return Optional.empty();
        }
        Optional<Path> file = path(wanted.get().name());
        if (file.isEmpty()) {
            report.error(place(keyword).argumentPlace(), "this is no file name: the line is ignored");
        }
        return file.flatMap(found -> commands.user(wanted.get().owner(), "the line is ignored")
                .map(owner -> new FifoDefinition(found, owner, commands.find(global, script))));
    }

    private static Optional<Path> path(String name) {
        try {
            return Optional.of(Path.of(name)).filter(path -> !name.isEmpty());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Optional<PhaseScript> script(Keyword<CommandLine> keyword, Keyword<Integer> timeout) {
        return commands.find(global, keyword)
                .map(command -> new PhaseScript(command, Duration.ofSeconds(global.get(timeout))));
    }

    private MailDefinition mail() {
        List<String> to = global.all(NotificationKeywords.MAIL_TO)
                .flatMap(block -> block.entries().stream())
                .flatMap((Entry entry) -> Stream.concat(Stream.of(entry.first()), entry.options().stream()))
                .map(Word::text)
                .toList();
        Optional<MailDefinition.Server> server =
                global.find(NotificationKeywords.MAIL_SERVER).flatMap(this::server);
        return new MailDefinition(
                server,
                to,
                global.find(NotificationKeywords.MAIL_FROM).orElse("root@" + hostName),
                global.find(NotificationKeywords.MAIL_HELLO).orElse(hostName),
                timeout(global.get(NotificationKeywords.MAIL_TIMEOUT)),
                !global.get(NotificationKeywords.NO_FAULTS));
    }

    /** keepalived makes a second of nothing. */
    private static Duration timeout(Duration given) {
        return given.isZero() ? Duration.ofSeconds(1) : given;
    }

    private Optional<MailDefinition.Server> server(List<String> words) {
        String port = words.size() > 1 ? words.get(1) : USUAL_PORT;
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65_535) {
            report.error(
                    place(NotificationKeywords.MAIL_SERVER).argumentPlace(),
                    "'" + port + "' is no port: nothing is mailed",
                    "a port from 1 to 65535");
            return Optional.empty();
        }
        return Optional.of(new MailDefinition.Server(words.get(0), Integer.parseInt(port)));
    }
}
