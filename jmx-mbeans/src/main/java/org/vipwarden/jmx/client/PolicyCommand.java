package org.vipwarden.jmx.client;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.vipwarden.jmx.bean.ActivationData;
import org.vipwarden.jmx.bean.DiagnosticData;
import org.vipwarden.jmx.bean.PolicyMXBean;
import org.vipwarden.jmx.bean.RevisionData;
import org.vipwarden.jmx.bean.SourceData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The rules: look at them, try them, change them. */
@Command(
        name = "policy",
        description = "Look at the rules, check and change them.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            PolicyCommand.Listing.class,
            PolicyCommand.Showing.class,
            PolicyCommand.Checking.class,
            PolicyCommand.Activating.class,
            PolicyCommand.RollingBack.class
        })
final class PolicyCommand {

    @Command(name = "list", description = "List all revisions, the newest last.")
    static final class Listing implements Callable<Integer> {
        @Mixin
        private Node node;

        @Override
        public Integer call() {
            return node.with(beans -> {
                int active = beans.policy().getActive().getNumber();
                Table table = new Table("REVISION", "TIME", "AUTHOR", "FILES", "COMMENT");
                for (RevisionData revision : beans.policy().getRevisions()) {
                    table.add(
                            revision.getNumber() + (revision.getNumber() == active ? " *" : ""),
                            revision.getTime(),
                            revision.getAuthor(),
                            revision.getFiles().size(),
                            revision.getComment());
                }
                table.lines().forEach(node.out()::println);
                node.out().flush();
                return ExitCodes.DONE;
            });
        }
    }

    @Command(name = "show", description = "Print the files of a revision.")
    static final class Showing implements Callable<Integer> {
        @Mixin
        private Node node;

        @Parameters(paramLabel = "REVISION", arity = "0..1", description = "Default: the active one.")
        private Integer revision;

        @Override
        public Integer call() {
            return node.with(beans -> {
                PolicyMXBean policy = beans.policy();
                for (SourceData source : revision == null ? policy.getSources() : policy.sourcesOf(revision)) {
                    node.out().println("// ---- " + source.getName());
                    node.out().println(source.getText().stripTrailing());
                }
                node.out().flush();
                return ExitCodes.DONE;
            });
        }
    }

    @Command(name = "check", description = "Say whether the active rules with these files replaced would be accepted.")
    static final class Checking implements Callable<Integer> {
        @Mixin
        private Node node;

        @Parameters(paramLabel = "FILE", arity = "1..*", description = "Rule files.")
        private List<Path> files;

        @Override
        public Integer call() {
            return node.with(beans -> {
                Map<String, String> sources = replaced(beans.policy(), files);
                return report(node.out(), beans.policy().check(names(sources), texts(sources)));
            });
        }
    }

    @Command(
            name = "activate",
            description = "Replace these files in the active rules, keep the others, and let the result decide.")
    static final class Activating implements Callable<Integer> {
        @Mixin
        private Node node;

        @Parameters(paramLabel = "FILE", arity = "1..*", description = "Rule files.")
        private List<Path> files;

        @Option(
                names = {"-c", "--comment"},
                paramLabel = "TEXT",
                defaultValue = "",
                description = "Why, for those who come later.")
        private String comment;

        @Override
        public Integer call() {
            return node.with(beans -> {
                Map<String, String> sources = replaced(beans.policy(), files);
                return report(node.out(), beans.policy().activate(names(sources), texts(sources), comment));
            });
        }
    }

    @Command(name = "rollback", description = "Let an earlier revision decide again, as a new one.")
    static final class RollingBack implements Callable<Integer> {
        @Mixin
        private Node node;

        @Parameters(paramLabel = "REVISION", description = "Number of the revision.")
        private int revision;

        @Override
        public Integer call() {
            return node.with(beans -> report(node.out(), beans.policy().rollBack(revision)));
        }
    }

    /** The files of the active revision, with those on the command line in place of the ones of the same name. */
    private static Map<String, String> replaced(PolicyMXBean policy, List<Path> files)
            throws IOException, RefusedByNode {
        Map<String, String> sources = new TreeMap<>();
        policy.getSources().forEach(s -> sources.put(s.getName(), s.getText()));
        for (Path file : files) {
            if (!Files.isReadable(file)) {
                throw new RefusedByNode("cannot read " + file);
            }
            sources.put(String.valueOf(file.getFileName()), Files.readString(file));
        }
        return sources;
    }

    private static List<String> names(Map<String, String> sources) {
        return List.copyOf(sources.keySet());
    }

    private static List<String> texts(Map<String, String> sources) {
        return List.copyOf(sources.values());
    }

    private static int report(PrintWriter out, ActivationData activation) {
        report(out, activation.getProblems());
        out.println(
                activation.isActivated()
                        ? "revision " + activation.getRevision() + " decides now"
                        : "refused; revision " + activation.getRevision() + " goes on deciding");
        out.flush();
        return activation.isActivated() ? ExitCodes.DONE : ExitCodes.REFUSED;
    }

    private static int report(PrintWriter out, List<DiagnosticData> problems) {
        for (DiagnosticData problem : problems) {
            out.println(problem.getFile() + ":" + problem.getLine() + ":" + problem.getColumn() + ": "
                    + problem.getMessage());
        }
        out.flush();
        return problems.isEmpty() ? ExitCodes.DONE : ExitCodes.REFUSED;
    }
}
