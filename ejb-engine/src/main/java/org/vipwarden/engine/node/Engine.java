package org.vipwarden.engine.node;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.vipwarden.engine.config.diagnostic.Diagnostic;
import org.vipwarden.engine.config.plan.Plan;
import org.vipwarden.engine.journal.Journal;
import org.vipwarden.rules.policy.Policy;

/**
 * A running node, as management sees it. Reading is a snapshot and never waits; changing posts a message and gets a future.
 *
 * <p>May be used from any thread.
 */
public interface Engine extends AutoCloseable {

    /** How the node is. */
    NodeSnapshot snapshot();

    /** How every virtual router is, in configuration order. */
    List<RouterSnapshot> routers();

    /** How everything is that is watched: scripts, files, processes, BFD sessions, ping nodes; each kind in configuration order. */
    List<TrackerSnapshot> trackers();

    /** All of this at once and in detail, for those who write it out. */
    Picture picture();

    /** Why a virtual router is as it is; empty when there is none of that name. */
    Optional<Explanation> explain(String router);

    /** The rules. */
    Policy policy();

    /** What happened. */
    Journal journal();

    /** Reads the configuration again and applies it, or says why not; a bad file changes nothing. */
    CompletableFuture<ReloadOutcome> reload(String by);

    /**
     * What a reload would do, or why it would be refused; nothing is changed.
     *
     * @param configuration read in place of the node's own {@code keepalived.conf}, when given
     */
    CompletableFuture<ReloadOutcome> plan(Optional<Path> configuration);

    /** All that there is to say about the node's configuration files, and about what other nodes say otherwise. */
    List<Diagnostic> check();

    /**
     * Hands a virtual router over to its best Backup and stays out of the way for the given time.
     *
     * @throws IllegalArgumentException (in the future) when there is no such virtual router
     */
    CompletableFuture<Void> failOver(String router, Duration stayAway, String by);

    /** Gives up everything in order and stops. Returns when no address of ours is left. */
    @Override
    void close();

    /**
     * How the node is.
     *
     * @param routerId {@code router_id}
     * @param version of this software
     * @param startedAt when the engine started
     * @param startToReady from the start of the JVM until the virtual routers ran
     * @param realTime whether the loop has real-time priority
     * @param worstLateness how late the loop ran at worst in the last ten seconds
     * @param pings how many of the ping nodes answer, when there is a quorum
     */
    record NodeSnapshot(
            String routerId,
            String version,
            long pid,
            Instant startedAt,
            Duration startToReady,
            boolean realTime,
            Duration worstLateness,
            Optional<QuorumSnapshot> pings,
            Path configurationFile) {}

    /** The quorum of the ping nodes. */
    record QuorumSnapshot(int required, int reachable, int total) {}

    /**
     * Whether a new configuration was taken, or would be, and what there is to say about it.
     *
     * @param plan what is done; nothing when it is refused
     */
    record ReloadOutcome(boolean accepted, List<String> messages, Plan plan) {
        public ReloadOutcome {
            messages = List.copyOf(messages);
        }

        /** One that changes nothing. */
        public ReloadOutcome(boolean accepted, List<String> messages) {
            this(accepted, messages, Plan.NOTHING);
        }
    }
}
