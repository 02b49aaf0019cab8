package org.vipwarden.engine.config.build;

import java.time.Duration;
import java.util.Optional;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.grammar.Keyword;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.ScriptKeywords;
import org.vipwarden.engine.config.model.Command;
import org.vipwarden.engine.config.model.ScriptDefinition;

/** Makes the model of a {@code vrrp_script}. */
final class ScriptBuilder {
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);

    private final Commands commands;
    private final Report report;

    ScriptBuilder(Commands commands, Report report) {
        this.commands = commands;
        this.report = report;
    }

    /** The script; empty when there is nothing to run. */
    Optional<ScriptDefinition> build(String name, Node node) {
        Optional<Node> script = node.last(ScriptKeywords.SCRIPT);
        if (script.isEmpty()) {
            report.error(
                    node.argumentPlace(),
                    "vrrp_script '" + name + "' has no script: it is left out",
                    "script \"PROGRAM ARGUMENTS\"");
            return Optional.empty();
        }
        Optional<Command> command = script.get()
                .value(ScriptKeywords.SCRIPT)
                .flatMap(line -> commands.command(
                        line, node.find(ScriptKeywords.USER), script.get().argumentPlace()));
        return command.map(found -> definition(name, node, found));
    }

    private ScriptDefinition definition(String name, Node node, Command command) {
        Duration interval = orOneSecond(node, ScriptKeywords.INTERVAL).orElseGet(ScriptKeywords.INTERVAL::fixedDefault);
        return new ScriptDefinition(
                name,
                command,
                interval,
                orOneSecond(node, ScriptKeywords.TIMEOUT).orElse(interval),
                node.get(ScriptKeywords.RISE),
                node.get(ScriptKeywords.FALL),
                TrackerBuilder.weight(node, ScriptKeywords.WEIGHT, 0),
                node.get(ScriptKeywords.INIT_FAIL));
    }

    /** To the millisecond; zero becomes a second. */
    private Optional<Duration> orOneSecond(Node parent, Keyword<Duration> keyword) {
        return parent.last(keyword).flatMap(node -> node.value(keyword)).map(value -> {
            Duration millis = Duration.ofMillis(value.toMillis());
            if (millis.isZero()) {
                report.warning(
                        parent.last(keyword).orElse(parent).argumentPlace(),
                        "'" + keyword + "' must be more than 0: it is set to 1 s");
                return ONE_SECOND;
            }
            return millis;
        });
    }
}
