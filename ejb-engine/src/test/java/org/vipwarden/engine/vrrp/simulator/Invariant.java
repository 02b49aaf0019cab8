package org.vipwarden.engine.vrrp.simulator;

/** What must hold, whatever happens. Each is checked by the {@link Watch} named in its group. */
enum Invariant {
    // HolderWatch: who has the addresses
    ONE_HOLDER("two nodes that hear each other both hold the addresses no longer than the overlap that adverts need"),
    LEASE_ENDS("nobody holds the addresses longer than a lease after it last ran"),
    LEASE_IS_RENEWED("a node that runs does not let the lease of its addresses run out"),
    ACTIVE_HOLDS("an Active holds the addresses, unless the kernel refused or somebody removed them"),
    ONLY_ACTIVE_HOLDS("a node that runs and is not Active does not hold the addresses"),
    NO_PLANNED_GAP("while a node hands over to a living successor, somebody holds the addresses at every moment"),

    // EffectWatch: what is done, and in which order
    ADVERT_BY_ACTIVE_ONLY("an advert that claims the addresses is sent by an Active, never by one that resigns"),
    ADVERT_SAYS_EFFECTIVE_PRIORITY("an advert carries the priority that the policy made of the configured one"),
    TAKEOVER_IN_ORDER("who takes over sends its advert, then takes the addresses, then announces them"),
    DROP_WHEN_LEAVING_ACTIVE("the addresses are dropped exactly when the role Active is left"),
    RELEASE_BEFORE_LEAVING("who leaves Active for another reason than a better node or a pause sends priority 0 first"),
    NO_RELEASE_OTHERWISE("who gives way to a better node, or was asleep, sends no priority 0"),
    ANNOUNCES_WHAT_IT_HOLDS("only addresses that are held are announced"),
    SECOND_BURST("the addresses are announced a second time when the delay for it is over"),
    RELEASE_IS_ANSWERED("an Active that hears priority 0 says at once that it is there"),
    LOWER_IS_ANSWERED("an Active that hears a lower one answers it, and announces the addresses again"),
    ANSWERS_ARE_FEW("a lower one has no more than two answers sent in an interval, priority 0 no more than sixteen"),
    YIELDS_TO_BETTER_ONLY(
            "an Active gives way to a higher priority, or to an equal one with a higher address, and to no other"),
    OWNER_NEVER_YIELDS("the owner of the addresses gives way to nobody who is not an owner"),

    // TimerWatch: when it is done
    ACTIVE_DOWN_BY_THE_BOOK("a Backup takes over when the plain model of Active_Down_Timer says"),
    SKEW_AFTER_RELEASE("after priority 0 a Backup waits for its skew time and no longer"),
    LEARNED_INTERVAL("a Backup's interval is that of the Active it follows, in version 2 its own"),
    DUE_BACKUP_TAKES_OVER(
            "a Backup whose timer is due becomes Active in the same step, unless the policy holds it off"),
    ADVERTS_ON_SCHEDULE("adverts are due at whole intervals from the takeover, however late each one was"),
    NO_SILENT_ACTIVE("from one advert to the next no more time passes than the first one said"),
    NO_TIMER_IN_THE_PAST("a node that ran has no timer left that is due"),
    RESIGNING_ENDS("nobody resigns for longer than the longest skew time"),
    REFUSED_TOUCHES_NOTHING("a packet that is refused changes nothing"),
    PREEMPT_DELAY_KEPT("nobody preempts a living Active before the preempt delay is over"),
    NOPREEMPT_LETS_LIVE("with nopreempt nobody takes over from an Active whose adverts it hears"),
    YIELDS_AS_PROMISED("who stepped aside does not preempt before the time that was asked"),

    // PauseWatch: a node that did not run
    PAUSE_GIVES_UP("an Active that did not run drops the addresses before it does anything else"),
    SILENT_AFTER_WAKING("who did not run for longer than Active_Down sends no claim before it has listened"),

    // PolicyWatch: what the policy, the kernel and the administrator said
    HOLD_OFF_OBEYED("nobody becomes Active against the policy's word, or before its first one was waited for"),
    RELEASE_OBEYED("nobody stays in the protocol when the policy asks for the release"),
    NO_ROLE_WITHOUT_LINK("without link or address of its own a router is in Initialize"),
    REJOINS("when nothing is in the way, a router that was not stopped takes part"),
    REMEMBERS_WHAT_IT_WAS_TOLD("link, address and verdict stay as they were last told, through every change of role"),
    STAYS_WHEN_ALONE("who is asked to step aside and finds no successor stays Active"),
    ENDED_STAYS_ENDED("who was stopped does nothing any more"),

    // PathsWatch: two paths
    SILENT_ON_ALL_PATHS("who takes over because of silence has heard nobody on any path for three intervals"),
    RELEASE_BY_THE_OTHER_PATH(
            "the priority 0 of an Active that has lost its link reaches the Backups by the other path"),

    // TransitionWatch: what is said about it
    CHANGE_IS_TOLD("every change of role is published, once, and no other"),
    CHAIN_IS_WHOLE("a transition begins where the last one ended"),
    EDGE_IS_IN_THE_TABLE("state before, state after and cause are a row of the table of transitions"),
    REASON_IS_TRUE("the reason of a transition has the priorities that stood, and the peer that caused it"),

    // RestWatch: after the faults have ceased
    SOMEBODY_IS_ACTIVE("when all is mended, within the bound one node is Active, and only one"),
    ACTIVE_ALONE_HOLDS("when all is mended, the Active holds the addresses and nobody else does"),
    BEST_IS_ACTIVE("when all is mended, no node that may preempt is better than the Active"),
    QUIET_AT_REST("when all is mended and decided, no role changes any more"),

    // anywhere
    NO_EXCEPTION("the state machine takes every event in every state");

    private final String sentence;

    Invariant(String sentence) {
        this.sentence = sentence;
    }

    /** What holds. */
    String sentence() {
        return sentence;
    }
}
