package org.vipwarden.jmx.bean;

import java.util.List;

/**
 * The types of notifications and journal entries. A name that was released once keeps its meaning for ever.
 *
 * <p>The sequence number of a notification is that of its journal entry, its message is the sentence, its user data an
 * {@link EntryData}. In parentheses: the names of {@link EntryData#getDetails()}.
 */
public final class NotificationTypes {
    /** A virtual router changed its state ({@code from}, {@code to}, {@code cause}). */
    public static final String TRANSITION = "vipwarden.router.transition";

    /** The effective priority of a virtual router changed ({@code before}, {@code now}). */
    public static final String PRIORITY = "vipwarden.router.priority";

    /** A tracked thing changed its health ({@code kind}, {@code health}). */
    public static final String HEALTH = "vipwarden.tracker.health";

    /** A revision of the rules decides from now on ({@code revision}, {@code author}). */
    public static final String POLICY_ACTIVATED = "vipwarden.policy.activated";

    /** A revision of the rules was refused; {@code revision} is the one that stays ({@code revision}, {@code author}). */
    public static final String POLICY_REFUSED = "vipwarden.policy.refused";

    /** A revision failed while it ran, and an earlier one decides again ({@code revision}, {@code author}). */
    public static final String POLICY_ROLLED_BACK = "vipwarden.policy.rolledback";

    /** The configuration was loaded, reloaded or refused ({@code accepted}). */
    public static final String CONFIGURATION = "vipwarden.configuration";

    /** The thread that owns the network ran late ({@code millis}). */
    public static final String LATE = "vipwarden.engine.late";

    /** Something that an operator should look at. */
    public static final String WARNING = "vipwarden.warning";

    /** An administrator asked for something ({@code by}). */
    public static final String COMMAND = "vipwarden.command";

    /** All of them. */
    public static final List<String> ALL = List.of(
            TRANSITION, PRIORITY, HEALTH, POLICY_ACTIVATED, POLICY_ROLLED_BACK, CONFIGURATION, LATE, WARNING, COMMAND);

    private NotificationTypes() {}
}
