package org.vipwarden.rules.verdict;

import java.time.Duration;
import java.util.Objects;

/**
 * A decision of one rule. Every verdict says in {@link #because()} why, in words for an operator.
 *
 * <p>Making one outside its limits throws; thrown in a rule, that counts as a failure of the rule.
 */
public sealed interface Verdict {

    /** What the verdict is about: a virtual router's name, or the subject of an alert. */
    String subject();

    /** Why: one sentence of at most {@value #LONGEST} letters. */
    String because();

    /** The most letters of a subject and of a sentence. */
    int LONGEST = 500;

    private static void check(String subject, String because) {
        if (Objects.requireNonNull(subject, "a verdict needs a subject").length() > LONGEST
                || Objects.requireNonNull(because, "a verdict needs a reason").length() > LONGEST) {
            throw new IllegalArgumentException("a verdict says in at most " + LONGEST + " letters why");
        }
    }

    /**
     * Adds to the priority of a virtual router.
     *
     * @param subject the virtual router
     * @param amount added to the base priority, negative to lower it; -253 to 253
     */
    record AdjustPriority(String subject, int amount, String because) implements Verdict {
        public AdjustPriority {
            check(subject, because);
            if (Math.abs(amount) > 253) {
                throw new IllegalArgumentException("a priority changes by 253 at most, not by " + amount);
            }
        }
    }

    /**
     * Makes a virtual router wait before it takes over from a living Active with a lower priority.
     *
     * @param subject the virtual router
     * @param delay counted from the first advert with the lower priority
     */
    record DelayPreemption(String subject, Duration delay, String because) implements Verdict {
        public DelayPreemption {
            check(subject, because);
            if (delay.isNegative()) {
                throw new IllegalArgumentException("a delay is not negative");
            }
        }
    }

    /** Keeps a virtual router from becoming Active; one that is Active stays so. */
    record HoldOff(String subject, String because) implements Verdict {
        public HoldOff {
            check(subject, because);
        }
    }

    /** Makes a virtual router give up its addresses, and not become Active while the verdict stands. */
    record Release(String subject, String because) implements Verdict {
        public Release {
            check(subject, because);
        }
    }

    /** Tells the operators; changes nothing. */
    record Alert(String subject, String because) implements Verdict {
        public Alert {
            check(subject, because);
        }
    }
}
