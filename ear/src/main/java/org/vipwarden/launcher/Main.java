package org.vipwarden.launcher;

import java.util.Arrays;
import org.vipwarden.jmx.client.ClientCommands;
import org.vipwarden.launcher.demo.DemoCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command {@code vipwarden}. */
@Command(
        name = "vipwarden",
        description = "VRRP failover whose policy is a rule base.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        if (Arrays.asList(args).indexOf("run") == 0) {
            // A node that has stopped in order ends at once: the application server would take its time, with nothing
            // to save.
            Runtime.getRuntime().halt(run().execute(args));
        }
        System.exit(commands(args).execute(args));
    }

    /** Only what is needed: a node that starts, and a check, do not load the other commands. */
    private static CommandLine commands(String[] args) {
        return Arrays.asList(args).indexOf("check") == 0 ? none().addSubcommand(new CheckCommand()) : all();
    }

    static CommandLine run() {
        return none().addSubcommand(new RunCommand());
    }

    private static CommandLine none() {
        return new CommandLine(new Main()).setUsageHelpAutoWidth(true);
    }

    /** The one place where commands join. */
    static CommandLine all() {
        return ClientCommands.addTo(run().addSubcommand(new CheckCommand()).addSubcommand(new DemoCommand()));
    }

    /** What the manifest says. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {version()};
        }
    }

    static String version() {
        var version = Main.class.getPackage().getImplementationVersion();
        return "vipwarden " + (version == null ? "(unpacked)" : version);
    }
}
