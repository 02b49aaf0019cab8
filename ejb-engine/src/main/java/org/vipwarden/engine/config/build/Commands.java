package org.vipwarden.engine.config.build;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.diagnostic.Rule;
import org.vipwarden.engine.config.grammar.Account;
import org.vipwarden.engine.config.grammar.CommandLine;
import org.vipwarden.engine.config.grammar.GlobalKeywords;
import org.vipwarden.engine.config.grammar.Keyword;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.model.Command;
import org.vipwarden.engine.config.model.ScriptUser;
import org.vipwarden.engine.config.text.ConfigurationFiles;
import org.vipwarden.engine.config.text.Place;

/** Decides whom a program runs as, and whether it may run at all. */
final class Commands {
    private static final String USUAL_USER = "keepalived_script";

    private final ScriptUser defaultUser;
    private final boolean security;
    private final Predicate<String> userExists;
    private final ConfigurationFiles files;
    private final Report report;
    private Place firstCommand;

    private Commands(
            ScriptUser defaultUser,
            boolean security,
            Predicate<String> userExists,
            ConfigurationFiles files,
            Report report) {
        this.defaultUser = defaultUser;
        this.security = security;
        this.userExists = userExists;
        this.files = files;
        this.report = report;
    }

    static Commands of(Node global, Predicate<String> userExists, ConfigurationFiles files, Report report) {
        ScriptUser user = global.find(GlobalKeywords.SCRIPT_USER)
                .filter(account -> exists(account, userExists, "script_user is ignored", report))
                .map(account -> new ScriptUser(account.user(), account.group()))
                .orElseGet(() -> usualUser(userExists));
        return new Commands(user, global.get(GlobalKeywords.SCRIPT_SECURITY), userExists, files, report);
    }

    private static ScriptUser usualUser(Predicate<String> userExists) {
        return userExists.test(USUAL_USER) ? new ScriptUser(USUAL_USER, Optional.empty()) : ScriptUser.ROOT;
    }

    private static boolean exists(Account account, Predicate<String> userExists, String consequence, Report report) {
        boolean exists = account.user().equals("root") || userExists.test(account.user());
        if (!exists) {
            report.error(
                    account.place(), "there is no user '" + account.user() + "': " + consequence, "an existing user");
        }
        return exists;
    }

    ScriptUser defaultUser() {
        return defaultUser;
    }

    /** The command of a keyword that may name the user itself; the first one counts, as in keepalived. */
    Optional<Command> find(Node parent, Keyword<CommandLine> keyword) {
        List<Node> nodes =
                parent.all(keyword).filter(node -> node.value().isPresent()).toList();
        for (int i = 1; i < nodes.size(); i++) {
            report.error(nodes.get(i).place(), "'" + keyword + "' is given already: this one is ignored");
        }
        return nodes.stream().findFirst().flatMap(node -> node.value(keyword)
                .flatMap(line -> command(line, line.account(), node.argumentPlace())));
    }

    /** A command for the given account, or for the default user without one; empty when there is no such user. */
    Optional<Command> command(CommandLine line, Optional<Account> account, Place place) {
        if (firstCommand == null && files.isProgram(line.words().get(0))) {
            firstCommand = place;
        }
        return user(account, "the program is not run").map(user -> new Command(line.words(), user));
    }

    /** The user of an account, or the default one without; empty when there is no such user. */
    Optional<ScriptUser> user(Optional<Account> account, String consequence) {
        if (account.isPresent() && !exists(account.get(), userExists, consequence, report)) {
            return Optional.empty();
        }
        return Optional.of(account.map(given -> new ScriptUser(given.user(), given.group()))
                .orElse(defaultUser));
    }

    /** Once for all programs, and only when one of them is there, as keepalived does. */
    void warnAboutSecurity() {
        if (firstCommand != null && !security) {
            report.as(Rule.SCRIPT_SECURITY_OFF)
                    .security(
                            firstCommand,
                            "programs are run, but nobody checks who else may change them",
                            "write 'enable_script_security' into global_defs");
        }
    }
}
