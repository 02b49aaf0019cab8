package org.vipwarden.engine.track;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who the users of this system are, asked of {@code id(1)} so that every name service counts. Answers are remembered for
 * ever, refusals for some seconds: a name service that hangs is not waited for by every start of every script.
 */
public final class Accounts {
    /** {@code uid=33(www-data) gid=33(www-data) groups=33(www-data)}; the names are left out for numbers without one. */
    private static final Pattern ANSWER =
            Pattern.compile("uid=(\\d+)(?:\\(([^)]*)\\))? gid=(\\d+)(?:\\(([^)]*)\\))?.*");

    private static final long PATIENCE_SECONDS = 2;
    private static final long REFUSED_NANOS = 10_000_000_000L;
    private static final String OURS = "";

    private final Map<String, Account> known = new ConcurrentHashMap<>();
    private final Map<String, Refusal> refused = new ConcurrentHashMap<>();

    /**
     * The numbers of a user and of its login group, as {@code uid:gid}; empty when there is no such user.
     *
     * <p>May wait for a name service the first time.
     */
    public Optional<String> numbers(String user) {
        try {
            Account account = named(user);
            return Optional.of(account.uid() + ":" + account.gid());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The user that this process runs as. */
    Account ours() throws IOException {
        return find(OURS, "id");
    }

    /** @throws IOException when there is no such user; the message says so */
    Account named(String user) throws IOException {
        return find(user, "id", "--", user);
    }

    private Account find(String key, String... command) throws IOException {
        Account account = known.get(key);
        if (account == null) {
            Refusal refusal = refused.get(key);
            if (refusal != null && System.nanoTime() - refusal.at() < REFUSED_NANOS) {
                throw new IOException(refusal.message());
            }
            account = askAnew(key, command);
        }
        return account;
    }

    private Account askAnew(String key, String... command) throws IOException {
        try {
            Account account = ask(command);
            known.put(key, account);
            return account;
        } catch (IOException e) {
            refused.put(key, new Refusal(e.getMessage(), System.nanoTime()));
            throw e;
        }
    }

    private static Account ask(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("the system does not say within " + PATIENCE_SECONDS + " s who "
                        + command[command.length - 1] + " is");
            }
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return read(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Account read(String answer) throws IOException {
        Matcher matcher = ANSWER.matcher(answer);
        if (!matcher.matches()) {
            throw new IOException(answer.replaceFirst("^id: ", ""));
        }
        return new Account(
                Long.parseLong(matcher.group(1)), matcher.group(2), Long.parseLong(matcher.group(3)), matcher.group(4));
    }

    /**
     * Why there is no account.
     *
     * @param at {@link System#nanoTime()} when that was said
     */
    private record Refusal(String message, long at) {}

    /**
     * A user with its login group. The names are null for numbers without one.
     *
     * @param uid user number
     * @param gid group number
     */
    record Account(long uid, String user, long gid, String group) {
        boolean isInGroup(String wanted) {
            return wanted.equals(group) || wanted.equals(Long.toString(gid));
        }
    }
}
