package org.vipwarden.engine.journal;

import java.time.Duration;
import org.vipwarden.engine.vrrp.Transition;
import org.vipwarden.rules.fact.Health;

/** Something worth remembering. */
public sealed interface Happening {

    /** What it is about: a virtual router, a tracker, {@code policy}, {@code configuration}, {@code engine}. */
    String subject();

    /** One sentence, without the subject's kind and without the time. */
    String sentence();

    /** A virtual router changed its role. The sentence is that of its {@link Story}. */
    record RouterChanged(Transition transition, String sentence) implements Happening {
        @Override
        public String subject() {
            return transition.router();
        }
    }

    /** A virtual router cannot take part from its start on. */
    record RouterStands(String subject, String sentence) implements Happening {}

    /** The effective priority of a virtual router changed. */
    record PriorityChanged(String subject, int before, int now, String sentence) implements Happening {}

    /** A tracked thing changed its health. */
    record HealthChanged(String kind, String subject, Health now, String sentence) implements Happening {}

    /**
     * Something about the policy.
     *
     * @param revision the one that decides from now on; after a refusal the one that stays
     */
    record PolicyChanged(Outcome outcome, int revision, String author, String sentence) implements Happening {
        /** What became of a revision. */
        public enum Outcome {
            ACTIVATED,
            REFUSED,
            ROLLED_BACK
        }

        @Override
        public String subject() {
            return "policy";
        }
    }

    /** Something about the configuration: loaded, reloaded or refused. */
    record ConfigurationChanged(boolean accepted, String sentence) implements Happening {
        @Override
        public String subject() {
            return "configuration";
        }
    }

    /** The thread that owns the network ran late. */
    record LoopLate(Duration by, String sentence) implements Happening {
        @Override
        public String subject() {
            return "engine";
        }
    }

    /** Something that an operator should look at. */
    record Warning(String subject, String sentence) implements Happening {}

    /** An administrator's request: who, and what. */
    record Commanded(String subject, String by, String sentence) implements Happening {}
}
