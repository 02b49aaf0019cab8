package org.vipwarden.engine.config.model.balance;

import java.time.Duration;
import java.util.Optional;

/**
 * The part of {@code global_defs} that is about load balancing.
 *
 * @param timeouts {@code lvs_timeouts}
 * @param flushOnStart {@code lvs_flush}: whatever stands in IPVS at the start is removed
 * @param flushOnStop {@code lvs_flush_on_stop}
 * @param syncDaemon {@code lvs_sync_daemon}
 * @param packetRules {@code nftables_ipvs}: one mark for each group in place of its addresses
 * @param initialNotifies {@code rs_init_notifies}: a real server's first state is notified too
 */
public record BalancingSettings(
        Timeouts timeouts,
        boolean flushOnStart,
        FlushOnStop flushOnStop,
        Optional<SyncDaemon> syncDaemon,
        Optional<MarkRules> packetRules,
        boolean initialNotifies) {
    public static final BalancingSettings DEFAULT = new BalancingSettings(
            Timeouts.UNCHANGED, false, FlushOnStop.NOTHING, Optional.empty(), Optional.empty(), false);

    /**
     * How long IPVS remembers connections, each 1 to 2,678,400 s; absent to leave what the kernel has.
     *
     * @param tcpFin after the end of a connection was seen
     */
    public record Timeouts(Optional<Duration> tcp, Optional<Duration> tcpFin, Optional<Duration> udp) {
        public static final Timeouts UNCHANGED = new Timeouts(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What is removed from IPVS in one go at the end. */
    public enum FlushOnStop {
        NOTHING,
        /** {@code lvs_flush_on_stop}. */
        EVERYTHING,
        /** {@code lvs_flush_on_stop VS}: each virtual server of ours, with its real servers. */
        OUR_SERVERS
    }

    /**
     * {@code nftables_ipvs}.
     *
     * @param table default {@code keepalived_ipvs}
     * @param priority of the chains; absent for the system's choice
     * @param firstMark {@code nftables_ipvs_start_fwmark}, default 1000
     */
    public record MarkRules(String table, Optional<Integer> priority, long firstMark) {}
}
