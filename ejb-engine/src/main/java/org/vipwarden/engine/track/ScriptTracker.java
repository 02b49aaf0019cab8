package org.vipwarden.engine.track;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.vipwarden.engine.config.model.ScriptDefinition;
import org.vipwarden.engine.track.Observation.Kind;
import org.vipwarden.engine.track.Scheduler.Appointment;
import org.vipwarden.rules.fact.Health;

/**
 * Runs a {@code vrrp_script} every interval and says when its health changes.
 *
 * <p>The schedule is absolute: the n-th run is due n intervals after the first, and does not drift. It never runs twice at once;
 * a start that comes due during a run is left out. A timeout, a signal and a script that cannot be run are failures like any
 * other. May be used from any thread; no thread is held while the script runs.
 */
public final class ScriptTracker implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ScriptTracker.class.getName());

    private final ScriptDefinition definition;
    private final ScriptLauncher launcher;
    private final Path complaints;
    private final Scheduler scheduler;
    private final Consumer<Observation> listener;

    private volatile RiseFall riseFall;
    private Appointment next = () -> {};
    private long due;
    private ScriptRun run;
    private String lastPhrase = Outcome.GOOD.phrase();
    private boolean closed;

    /**
     * @param scratch a directory of ours alone, where one small file is kept while the tracker lives
     * @param listener called on the scheduler's threads, one call at a time; must not wait for anything
     */
    public ScriptTracker(
            ScriptDefinition definition,
            ScriptLauncher launcher,
            Path scratch,
            Scheduler scheduler,
            Consumer<Observation> listener) {
        this.definition = definition;
        this.launcher = launcher;
        this.complaints = scratch.resolve("script-" + fileName(definition.name()) + ".stderr");
        this.scheduler = scheduler;
        this.listener = listener;
        int rise = definition.rise();
        int fall = definition.fall();
        this.riseFall = definition.initFail() ? RiseFall.failed(rise, fall) : RiseFall.unknown(rise, fall);
    }

    private static String fileName(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    /** Begins, with a run at once. Call it once. */
    public synchronized void start() {
        if (definition.initFail()) {
            tell("not run yet (init_fail)");
        }
        due = scheduler.now();
        next = scheduler.at(due, this::tick);
    }

    /** What it is now. Never waits. */
    public Health health() {
        return riseFall.health();
    }

    /** Where it stands between rise and fall, and whether it runs right now. */
    public synchronized Progress progress() {
        return new Progress(riseFall.level(), run != null);
    }

    /**
     * How far a script is.
     *
     * @param level 0 to rise + fall - 1; it is up from rise on
     */
    public record Progress(long level, boolean running) {}

    private synchronized void tick() {
        if (closed) {
            return;
        }
        due = Schedule.next(due, definition.interval(), scheduler.now());
        next = scheduler.at(due, this::tick);
        if (run == null) {
            begin();
        }
    }

    private void begin() {
        try {
            ScriptProcess process = launcher.start(definition.command(), List.of(), Optional.of(complaints));
            run = new ScriptRun(this, scheduler, process, this::judge, () -> run = null);
            run.begin(definition.timeout());
        } catch (IOException e) {
            judge(Outcome.notRun(e.getMessage()));
        }
    }

    private void judge(Outcome outcome) {
        if (closed) {
            return;
        }
        if (!outcome.phrase().equals(lastPhrase)) {
            lastPhrase = outcome.phrase();
            Level level = outcome.success() ? Level.INFO : Level.WARNING;
            LOG.log(level, "Script `{0}` {1}", definition.name(), outcome.phrase());
        }
        Health before = riseFall.health();
        riseFall = riseFall.after(outcome.success());
        if (riseFall.health() != before) {
            tell(outcome.detail());
        }
    }

    private void tell(String detail) {
        listener.accept(new Observation(Kind.SCRIPT, definition.name(), riseFall.health(), detail));
    }

    /** Stops, and kills the script and all that it started when it runs. Nothing is told after this. */
    @Override
    public synchronized void close() {
        closed = true;
        next.cancel();
        if (run != null) {
            run.kill();
        }
        try {
            Files.deleteIfExists(complaints);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "{0} stays behind: {1}", complaints, e.getMessage());
        }
    }
}
