package org.vipwarden.engine.track;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vipwarden.engine.config.model.Command;
import org.vipwarden.engine.config.model.ScriptUser;
import org.vipwarden.engine.track.Accounts.Account;

/**
 * Starts scripts: as their user, in a session and a process group of their own, in {@code /}, with our environment and none of our
 * files.
 *
 * <p>No shell has a hand in it. {@code setsid(1)} and {@code setpriv(1)} of util-linux each replace themselves by the next
 * program, so the process that is started, the one that runs the script and the leader of the group are one and the same. What
 * cannot be executed ends with status 126 or 127 and a line on stderr, as in a shell. Starting takes some milliseconds: never on
 * the network's thread.
 */
public final class ScriptLauncher {
    private static final String USUAL_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static final String OURS = "VIPWARDEN_";

    private final ProcessSignals signals;
    private final Accounts accounts = new Accounts();
    private volatile Optional<ScriptSecurity> security;

    /** @param security refuses scripts that would run with root's rights and that somebody else may change; empty to run all */
    public ScriptLauncher(ProcessSignals signals, Optional<ScriptSecurity> security) {
        this.signals = signals;
        this.security = security;
    }

    /** From now on with other security, as a reload may say. */
    public void secure(Optional<ScriptSecurity> other) {
        security = other;
    }

    /**
     * Gives a file to the user of a script.
     *
     * @throws IOException when there is no such user or group, or this process may not
     */
    public void give(Path file, ScriptUser user) throws IOException {
        Ownership.give(file, user, accounts);
    }

    /**
     * Starts a script.
     *
     * @param arguments appended to the words of the command
     * @param complaints the file that gets its stderr, emptied first; without one, or when it cannot be written, stderr is
     *     discarded like stdout. It is a file and not a pipe because what a script leaves running in the background must not die
     *     of a closed pipe
     * @throws IOException when it cannot be started; the message is for the operator and begins in lower case
     */
    public ScriptProcess start(Command command, List<String> arguments, Optional<Path> complaints) throws IOException {
        List<String> line = new ArrayList<>(List.of("setsid"));
        line.addAll(identity(command));
        line.add("--");
        line.addAll(command.words());
        line.addAll(arguments);
        Optional<Path> stderr = complaints.filter(ScriptLauncher::empty);
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(new File("/"))
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(stderr.map(ScriptLauncher::appending).orElse(Redirect.DISCARD));
        prepare(builder.environment());
        return new ScriptProcess(builder.start(), signals, stderr);
    }

    /** The words that make {@code setsid} run the script as somebody else; none when it is to run as we do. */
    private List<String> identity(Command command) throws IOException {
        ScriptUser user = command.user();
        Account ours = accounts.ours();
        boolean isOurs = user.user().equals(ours.user());
        Account account = isOurs ? ours : accounts.named(user.user());
        Optional<ScriptSecurity> checked = security;
        if (checked.isPresent()) {
            refuseIfOpen(command.words().get(0), isPowerful(account, user), checked.get());
        }
        if (isOurs && user.group().map(ours::isInGroup).orElse(true)) {
            return List.of();
        }
        String group = user.group().orElse(Long.toString(account.gid()));
        return List.of("--", "setpriv", "--reuid=" + account.uid(), "--regid=" + group, "--init-groups");
    }

    private static boolean isPowerful(Account account, ScriptUser user) {
        boolean ofRootsGroup = user.group()
                .map(group -> group.equals("root") || group.equals("0"))
                .orElse(account.gid() == 0);
        return account.uid() == 0 || ofRootsGroup;
    }

    private static void refuseIfOpen(String program, boolean powerful, ScriptSecurity security) throws IOException {
        Optional<Path> file = find(program);
        if (file.isPresent() && (powerful || ScriptSecurity.lendsPower(file.get()))) {
            Optional<String> fault = security.fault(file.get());
            if (fault.isPresent()) {
                throw new IOException("refused by enable_script_security: " + fault.get());
            }
        }
    }

    /** Where the program is; empty when it is nowhere, which the start will report. */
    public static Optional<Path> find(String program) {
        if (program.indexOf('/') >= 0) {
            return Optional.of(Path.of("/").resolve(program)).filter(Files::exists);
        }
        for (String directory : path().split(":")) {
            Path candidate = Path.of(directory, program);
            if (Files.isExecutable(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** A full disk must not make a healthy script fail: it only costs the reason of a failure. */
    private static boolean empty(Path complaints) {
        try {
            Files.write(complaints, new byte[0]);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** So that what still runs from an earlier start goes on at the end of the file and not at its old place. */
    private static Redirect appending(Path complaints) {
        return Redirect.appendTo(complaints.toFile());
    }

    /** As the node has it, like keepalived; without what is for this program alone. */
    private static void prepare(Map<String, String> environment) {
        environment.keySet().removeIf(name -> name.startsWith(OURS));
        environment.putIfAbsent("PATH", USUAL_PATH);
    }

    private static String path() {
        String ours = System.getenv("PATH");
        return ours == null ? USUAL_PATH : ours;
    }
}
