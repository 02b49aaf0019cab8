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
 * Starts scripts: as their user, in a session and a process group of their own, in {@code /}, with nothing of our environment
 * and none of our files.
 *
 * <p>No shell has a hand in it. {@code setsid(1)} and {@code setpriv(1)} of util-linux each replace themselves by the next
 * program, so the process that is started, the one that runs the script and the leader of the group are one and the same. What
 * cannot be executed ends with status 126 or 127 and a line on stderr, as in a shell. Starting takes some milliseconds: never on
 * the network's thread.
 */
public final class ScriptLauncher {
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final ProcessSignals signals;
    private final Optional<ScriptSecurity> security;
    private final Accounts accounts = new Accounts();

    /** @param security refuses scripts that would run as root and that somebody else may change; empty to run all */
    public ScriptLauncher(ProcessSignals signals, Optional<ScriptSecurity> security) {
        this.signals = signals;
        this.security = security;
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
        onlySane(builder.environment());
        return new ScriptProcess(builder.start(), signals, stderr);
    }

    /** The words that make {@code setsid} run the script as somebody else; none when it is to run as we do. */
    private List<String> identity(Command command) throws IOException {
        ScriptUser user = command.user();
        Account ours = accounts.ours();
        boolean isOurs = user.user().equals(ours.user());
        Account account = isOurs ? ours : accounts.named(user.user());
        if (account.uid() == 0 && security.isPresent()) {
            refuseIfOpen(command.words().get(0));
        }
        if (isOurs && user.group().map(ours::isInGroup).orElse(true)) {
            return List.of();
        }
        String group = user.group().orElse(Long.toString(account.gid()));
        return List.of("--", "setpriv", "--reuid=" + account.uid(), "--regid=" + group, "--init-groups");
    }

    private void refuseIfOpen(String program) throws IOException {
        Optional<Path> file = find(program);
        Optional<String> fault = file.isPresent() ? security.orElseThrow().fault(file.get()) : Optional.empty();
        if (fault.isPresent()) {
            throw new IOException("refused by enable_script_security: " + fault.get());
        }
    }

    /** Where the program is; empty when it is nowhere, which the start will report. */
    public static Optional<Path> find(String program) {
        if (program.indexOf('/') >= 0) {
            return Optional.of(Path.of("/").resolve(program)).filter(Files::exists);
        }
        for (String directory : PATH.split(":")) {
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

    /** What systemd would give a service; UTF-8, and messages in English. */
    private static void onlySane(Map<String, String> environment) {
        String zone = environment.get("TZ");
        environment.clear();
        environment.put("PATH", PATH);
        environment.put("LANG", "C.UTF-8");
        if (zone != null) {
            environment.put("TZ", zone);
        }
    }
}
