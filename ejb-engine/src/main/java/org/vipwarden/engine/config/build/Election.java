package org.vipwarden.engine.config.build;

import java.time.Duration;
import java.util.Optional;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.diagnostic.Rule;
import org.vipwarden.engine.config.grammar.InstanceKeywords;
import org.vipwarden.engine.config.grammar.Keyword;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.unit.Priority;

/**
 * What an instance says about who becomes Active: {@code state}, {@code priority}, {@code nopreempt}, {@code preempt_delay}, {@code
 * timer_expired_backup}.
 */
record Election(
        boolean startsActive,
        Priority priority,
        boolean preempt,
        Duration preemptDelay,
        Optional<Priority> highestPeer) {

    /** Reads it and clears what excludes each other, as keepalived does. */
    static Election of(Node instance, boolean strict, Report report) {
        return new Reader(instance, strict, report).read();
    }

    private record Reader(Node instance, boolean strict, Report report) {

        Election read() {
            boolean saysMaster = saysMaster();
            Priority priority = priority(saysMaster);
            boolean stateAbsent = instance.find(InstanceKeywords.STATE).isEmpty();
            boolean startsActive = saysMaster || stateAbsent && priority.isOwner();
            if (strict && saysMaster && !priority.isOwner()) {
                clear(
                        Rule.SETTING,
                        InstanceKeywords.STATE,
                        "'vrrp_strict' allows MASTER only with priority 255: it is BACKUP");
                startsActive = false;
            } else if (strict && !startsActive && priority.isOwner()) {
                clear(
                        Rule.SETTING,
                        InstanceKeywords.STATE,
                        "'vrrp_strict' has an owner (priority 255) start as MASTER: it is MASTER");
                startsActive = true;
            }
            boolean preempt = preempt(saysMaster, priority);
            return new Election(
                    startsActive, priority, preempt, preemptDelay(saysMaster, preempt), highestPeer(preempt));
        }

        /** In keepalived MASTER stays MASTER even if BACKUP follows. */
        private boolean saysMaster() {
            boolean master = false;
            for (Node state : instance.all(InstanceKeywords.STATE).toList()) {
                Optional<String> value = state.value(InstanceKeywords.STATE);
                if (master && value.filter("BACKUP"::equals).isPresent()) {
                    report.error(state.argumentPlace(), "the state is MASTER already: this one is ignored");
                }
                master |= value.filter("MASTER"::equals).isPresent();
            }
            return master;
        }

        private Priority priority(boolean saysMaster) {
            Optional<Integer> given = instance.find(InstanceKeywords.PRIORITY);
            if (given.isEmpty() && saysMaster) {
                report.note(
                        instance.argumentPlace(),
                        "state MASTER without a priority means priority 255, the owner of the addresses");
            }
            return given.map(Priority::new).orElse(saysMaster ? Priority.OWNER : Priority.DEFAULT);
        }

        private boolean preempt(boolean saysMaster, Priority priority) {
            boolean nopreempt = saysNoPreempt();
            if (nopreempt && priority.isOwner()) {
                clear(
                        Rule.NOPREEMPT_IGNORED,
                        InstanceKeywords.NO_PREEMPT,
                        "'nopreempt' does not work with priority 255: it is ignored");
                return true;
            }
            if (nopreempt && saysMaster) {
                clear(
                        Rule.NOPREEMPT_IGNORED,
                        InstanceKeywords.NO_PREEMPT,
                        "'nopreempt' does not work with state MASTER: it is ignored");
                return true;
            }
            return !nopreempt;
        }

        private Duration preemptDelay(boolean saysMaster, boolean preempt) {
            Duration delay = instance.get(InstanceKeywords.PREEMPT_DELAY);
            if (delay.isZero()) {
                return delay;
            }
            String obstacle = strict ? "vrrp_strict" : !preempt ? "nopreempt" : saysMaster ? "state MASTER" : "";
            if (obstacle.isEmpty()) {
                return delay;
            }
            clear(
                    Rule.PREEMPT_DELAY_IGNORED,
                    InstanceKeywords.PREEMPT_DELAY,
                    "'preempt_delay' does not work with " + obstacle + ": it is ignored");
            return Duration.ZERO;
        }

        /** With preemption the other nodes have lower priorities: there is nothing to say. */
        private Optional<Priority> highestPeer(boolean preempt) {
            Optional<Integer> highest = instance.find(InstanceKeywords.HIGHEST_PEER)
                    .or(() -> instance.find(InstanceKeywords.HIGHEST_PEER_ALIAS));
            if (highest.isPresent() && preempt) {
                Keyword<?> keyword =
                        instance.find(InstanceKeywords.HIGHEST_PEER).isPresent()
                                ? InstanceKeywords.HIGHEST_PEER
                                : InstanceKeywords.HIGHEST_PEER_ALIAS;
                clear(Rule.SETTING, keyword, "'" + keyword + "' works with nopreempt only: it is ignored");
                return Optional.empty();
            }
            return highest.map(Priority::new);
        }

        /** {@code preempt} takes an earlier {@code nopreempt} back. */
        private boolean saysNoPreempt() {
            boolean nopreempt = false;
            for (Node child : instance.children()) {
                if (child.keyword().equals(InstanceKeywords.NO_PREEMPT)) {
                    nopreempt = true;
                } else if (child.keyword().equals(InstanceKeywords.PREEMPT)) {
                    nopreempt = false;
                }
            }
            return nopreempt;
        }

        private void clear(Rule rule, Keyword<?> keyword, String why) {
            report.as(rule).warning(instance.last(keyword).orElse(instance).place(), why);
        }
    }
}
