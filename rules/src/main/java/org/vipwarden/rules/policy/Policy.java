package org.vipwarden.rules.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.vipwarden.rules.fact.Fact;

/**
 * The running policy: evaluates the active revision on its own thread whenever the facts change.
 *
 * <p>All methods may be called from any thread; none but the ones that compile rules takes longer than a moment.
 */
public interface Policy extends AutoCloseable {

    /** Replaces the facts. Evaluation follows soon; of facts that arrive faster than that only the last count. */
    void assume(Set<? extends Fact> facts);

    /** The last decision; empty until the first evaluation is done. */
    Optional<Decision> decision();

    /** Calls the listener, on the policy's thread, after every evaluation and every change of revision. */
    void listen(Consumer<PolicyEvent> listener);

    /** The revision that decides now. */
    Revision active();

    /** All revisions, oldest first; the first is the rule base as shipped. */
    List<Revision> revisions();

    /** Compiles without activating. Empty means that {@link #activate} would accept it. */
    List<Diagnostic> check(List<RuleSource> sources);

    /** What the given rule base would decide on the given facts, or why it does not compile. */
    Trial tryOut(List<RuleSource> sources, Set<? extends Fact> facts);

    /** Compiles, tries on the present facts and, when both succeed, makes it the active revision at once. */
    Activation activate(List<RuleSource> sources, String author, String comment);

    /**
     * Makes the rule text of an earlier revision active again, as a new revision.
     *
     * @throws IllegalArgumentException when there is no such revision
     */
    Activation rollBack(int number, String author);

    @Override
    void close();

    /** The result of trying a rule base: a decision, or the reasons why there is none. */
    record Trial(Optional<Decision> decision, List<Diagnostic> problems) {}

    /** The result of an activation: the new revision, or the reasons why the old one stays. */
    record Activation(Optional<Revision> revision, List<Diagnostic> problems) {}
}
