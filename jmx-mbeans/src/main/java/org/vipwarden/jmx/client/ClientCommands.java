package org.vipwarden.jmx.client;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The commands that talk to a running node; the launcher adds them to its own. */
public final class ClientCommands {
    private static final String[] EXIT_CODES = {
        "0:done",
        "1:the node said no: configuration or rules refused, or no such thing",
        "2:the command line makes no sense",
        "3:no node answers, or it does not let us in"
    };

    private ClientCommands() {}

    /** Adds every command of the client to a command line, each with its help, its exit codes and one-line errors. */
    public static CommandLine addTo(CommandLine line) {
        add(line, new StatusCommand());
        add(line, new ExplainCommand());
        add(line, new EventsCommand());
        add(line, new PolicyCommand());
        add(line, new DumpCommand());
        add(line, new FailoverCommand());
        add(line, new PlanCommand());
        add(line, new ReloadCommand());
        return line;
    }

    private static void add(CommandLine line, Object command) {
        CommandLine added = new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true);
        describe(added);
        line.addSubcommand(added);
    }

    private static void describe(CommandLine command) {
        command.getCommandSpec()
                .mixinStandardHelpOptions(true)
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(CommandLine.Model.UsageMessageSpec.keyValuesMap(EXIT_CODES));
        command.getSubcommands().values().forEach(ClientCommands::describe);
    }

    /** Runs the client alone: what the launcher does for these commands, without the launcher. */
    public static void main(String[] arguments) {
        System.exit(addTo(new CommandLine(new Root())).execute(arguments));
    }

    @Command(name = "vipwarden", description = "Looks at and changes a running node.", subcommands = HelpCommand.class)
    static final class Root {}
}
