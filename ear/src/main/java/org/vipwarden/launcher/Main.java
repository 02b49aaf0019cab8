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
        System.exit(all().execute(args));
    }

    /** Only {@code run}: a node that starts does not load the other commands. */
    static CommandLine run() {
        return new CommandLine(new Main()).setUsageHelpAutoWidth(true).addSubcommand(new RunCommand());
    }

    /** The one place where commands join. */
    static CommandLine all() {
        return ClientCommands.addTo(run().addSubcommand(new DemoCommand()));
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
