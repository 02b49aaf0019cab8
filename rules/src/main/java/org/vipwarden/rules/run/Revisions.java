package org.vipwarden.rules.run;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vipwarden.rules.compile.RuleBase;
import org.vipwarden.rules.compile.RuleCompiler;
import org.vipwarden.rules.compile.RuleCompiler.Compiled;
import org.vipwarden.rules.compile.ShippedRules;
import org.vipwarden.rules.policy.Revision;
import org.vipwarden.rules.policy.RuleSource;

/**
 * All revisions of the rule base. The active one is always the newest that has not failed, now and after a restart; the
 * shipped one is the oldest and cannot be taken away.
 *
 * <p>Safe for any thread.
 */
final class Revisions {
    private static final System.Logger LOG = System.getLogger(Revisions.class.getName());

    private final RevisionStore store;
    private final RuleCompiler compiler;
    private final Clock clock;
    private final List<Revision> all = new ArrayList<>();
    private final Set<Integer> failed = new HashSet<>();
    private final Map<Integer, RuleBase> compiled = new HashMap<>();
    private int lastNumber;

    Revisions(RevisionStore store, RuleCompiler compiler, Clock clock) {
        this.store = store;
        this.compiler = compiler;
        this.clock = clock;
        all.add(new Revision(0, "vipwarden", clock.instant(), "as shipped", ShippedRules.sources()));
        for (RevisionStore.Stored stored : store.load()) {
            all.add(stored.revision());
            if (stored.failure().isPresent()) {
                failed.add(stored.revision().number());
            }
        }
        lastNumber = store.highestNumber();
    }

    synchronized List<Revision> all() {
        return List.copyOf(all);
    }

    synchronized Revision active() {
        for (int i = all.size() - 1; i > 0; i--) {
            if (!failed.contains(all.get(i).number())) {
                return all.get(i);
            }
        }
        return all.get(0);
    }

    synchronized Optional<Revision> byNumber(int number) {
        return all.stream().filter(revision -> revision.number() == number).findFirst();
    }

    /** The number that the next revision will have. */
    synchronized int nextNumber() {
        return lastNumber + 1;
    }

    /**
     * Stores a new revision and makes it the active one. The disk is not waited for with the lock held, so that
     * {@link #active()} never takes long; a number whose storing failed is not used again.
     */
    Revision add(List<RuleSource> sources, RuleBase base, String author, String comment) throws IOException {
        Revision revision = new Revision(takeNumber(), author, clock.instant(), comment, sources);
        store.save(revision);
        synchronized (this) {
            forgetOldCode();
            all.add(revision);
            compiled.put(revision.number(), base);
        }
        return revision;
    }

    private synchronized int takeNumber() {
        return ++lastNumber;
    }

    /** What a rule text compiles to; the shipped text needs no compiler. */
    Compiled compile(List<RuleSource> sources) {
        return sources.equals(ShippedRules.sources())
                ? new Compiled(Optional.of(shipped()), List.of())
                : compiler.compile(sources);
    }

    /** The code of a revision, compiled again when it is no longer in memory. */
    Compiled code(Revision revision) {
        RuleBase known;
        synchronized (this) {
            known = revision.number() == 0 ? shipped() : compiled.get(revision.number());
        }
        if (known != null) {
            return new Compiled(Optional.of(known), List.of());
        }
        Compiled fresh = compile(revision.sources());
        synchronized (this) {
            fresh.ruleBase().ifPresent(base -> compiled.put(revision.number(), base));
        }
        return fresh;
    }

    /**
     * Notes that a revision failed. It will not become active again, in this process or a later one.
     *
     * @return whether it was the active one
     */
    boolean fail(Revision revision, String problem) {
        boolean wasActive;
        synchronized (this) {
            wasActive = active().number() == revision.number();
            failed.add(revision.number());
            compiled.remove(revision.number());
        }
        try {
            store.markFailed(revision.number(), problem);
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The failure of rule revision {0} cannot be noted on disk: {1}",
                    revision.number(),
                    e);
        }
        return wasActive;
    }

    private synchronized RuleBase shipped() {
        return compiled.computeIfAbsent(0, none -> ShippedRules.load());
    }

    /** Keeps the code of the shipped, the active and its predecessor: a fallback must not wait for a compiler. */
    private void forgetOldCode() {
        int activeNumber = active().number();
        compiled.keySet().removeIf(number -> number != 0 && number != activeNumber);
    }
}
