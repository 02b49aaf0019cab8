package org.vipwarden.rules;

import java.util.List;
import org.vipwarden.rules.policy.Firing;
import org.vipwarden.rules.verdict.Verdict;

/** Decisions as lines of text: {@code VI_1 priority -20: why [the rule]}. */
public final class VerdictLines {
    private VerdictLines() {}

    /** One line for each firing, in order. */
    public static String of(List<Firing> firings) {
        StringBuilder lines = new StringBuilder();
        for (Firing firing : firings) {
            Verdict verdict = firing.verdict();
            lines.append(verdict.subject())
                    .append(' ')
                    .append(effect(verdict))
                    .append(": ")
                    .append(verdict.because())
                    .append(" [")
                    .append(firing.rule())
                    .append("]\n");
        }
        return lines.toString();
    }

    private static String effect(Verdict verdict) {
        if (verdict instanceof Verdict.AdjustPriority adjust) {
            return "priority " + (adjust.amount() > 0 ? "+" : "") + adjust.amount();
        }
        if (verdict instanceof Verdict.DelayPreemption delay) {
            return "delay preemption " + delay.delay().toSeconds() + " s";
        }
        if (verdict instanceof Verdict.HoldOff) {
            return "hold off";
        }
        return verdict instanceof Verdict.Release ? "release" : "alert";
    }
}
