package org.vipwarden.jmx.management;

import java.time.Duration;
import java.util.Locale;
import org.vipwarden.engine.track.Observation;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.rules.fact.Health;
import org.vipwarden.rules.verdict.Verdict;

/** How management spells the engine's terms. Stable: monitoring systems compare these words. */
final class Words {

    private Words() {}

    static String of(Role role) {
        return switch (role) {
            case INITIALIZE -> "Initialize";
            case BACKUP -> "Backup";
            case ACTIVE -> "Active";
        };
    }

    static String of(Health health) {
        return switch (health) {
            case UNKNOWN -> "Unknown";
            case UP -> "Up";
            case DOWN -> "Down";
        };
    }

    static String of(Observation.Kind kind) {
        return switch (kind) {
            case SCRIPT -> "Script";
            case FILE -> "File";
            case PROCESS -> "Process";
            case BFD -> "Bfd";
            case PING_NODE -> "PingNode";
        };
    }

    /** What a verdict does, for example {@code priority -20}. */
    static String effect(Verdict verdict) {
        if (verdict instanceof Verdict.AdjustPriority adjust) {
            return String.format(Locale.ROOT, "priority %+d", adjust.amount());
        }
        if (verdict instanceof Verdict.DelayPreemption delay) {
            return "delay preemption by " + delay.delay().toMillis() + " ms";
        }
        if (verdict instanceof Verdict.HoldOff) {
            return "hold off";
        }
        return verdict instanceof Verdict.Release ? "release" : "alert";
    }

    /** With the fraction of a millisecond. */
    static double fineMillis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
