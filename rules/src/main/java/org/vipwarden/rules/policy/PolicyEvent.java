package org.vipwarden.rules.policy;

/** What a policy tells its listeners. */
public sealed interface PolicyEvent {

    /** The rules were evaluated. */
    record Decided(Decision decision) implements PolicyEvent {}

    /** Another revision decides from now on. */
    record Activated(Revision revision, Revision before) implements PolicyEvent {}

    /**
     * A revision failed while it ran (it threw, looped or was late), and the last good one decides again.
     *
     * @param failed the revision that failed
     * @param restored the revision that decides from now on
     * @param problem what happened, in plain words
     */
    record RolledBack(Revision failed, Revision restored, String problem) implements PolicyEvent {}
}
