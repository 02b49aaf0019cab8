package org.vipwarden.engine.journal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.vipwarden.engine.track.Observation;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Peer;
import org.vipwarden.engine.vrrp.Reason;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.Standing.Ground;
import org.vipwarden.engine.vrrp.Transition;
import org.vipwarden.rules.fact.Health;

/**
 * What happened, in words: the two renderings of one and the same thing.
 *
 * @param sentence for an operator; the subject is left out and stands before it: {@code became Active because ...}
 * @param logPhrase what keepalived would log, where it would: {@code (VI_1) Entering MASTER STATE}
 */
public record Story(String sentence, String logPhrase) {

    public static Story of(Transition transition) {
        return new Story(sentence(transition), logPhrase(transition));
    }

    public static Story of(Observation observation) {
        boolean up = observation.health() == Health.UP;
        String sentence = observation.kind() == Observation.Kind.FILE
                ? "has the " + observation.detail()
                : "is " + observation.health().name().toLowerCase(Locale.ROOT) + ": " + observation.detail();
        String logPhrase =
                switch (observation.kind()) {
                    case SCRIPT ->
                        "VRRP_Script(" + observation.name() + ") "
                                + (up ? "succeeded" : "failed (" + observation.detail() + ")");
                    case FILE -> "Track file " + observation.name() + " " + sentence;
                    case PROCESS ->
                        "Quorum " + (up ? "gained" : "lost") + " for tracked process " + observation.name() + ": "
                                + observation.detail();
                    case BFD ->
                        "BFD_Instance(" + observation.name() + ") Entering " + (up ? "Up" : "Down") + " state ("
                                + observation.detail() + ")";
                    case PING_NODE -> "Ping node " + observation.name() + " " + sentence;
                };
        return new Story(sentence, logPhrase);
    }

    /** A happening in one line: a change of role with keepalived's phrase first, since people look for it. */
    public static String line(Happening happening) {
        if (happening instanceof Happening.RouterChanged change) {
            return logPhrase(change.transition()) + ": " + change.sentence();
        }
        return happening instanceof Happening.RouterStands stands
                ? "(" + stands.subject() + ") Entering FAULT STATE (init): " + stands.sentence()
                : happening.subject() + " " + happening.sentence();
    }

    /** Why a router cannot take part from its start on. */
    public static String standing(Reason reason) {
        return "cannot take part: " + why(reason);
    }

    private static String logPhrase(Transition transition) {
        String router = "(" + transition.router() + ") ";
        String state = isEnd(transition) ? "STOP" : transition.to().keepalivedName();
        boolean first = transition.reason().cause() == Cause.STARTUP && transition.to() != Role.ACTIVE;
        return router + "Entering " + state + " STATE" + (first ? " (init)" : "");
    }

    private static boolean isEnd(Transition transition) {
        Cause cause = transition.reason().cause();
        return cause == Cause.SHUTDOWN || cause == Cause.DELETED;
    }

    private static String sentence(Transition transition) {
        Reason reason = transition.reason();
        String why = why(reason);
        if (transition.to() == Role.ACTIVE) {
            return "became Active because " + why + "; own priority " + priority(reason) + grounds(reason, " (", ")");
        }
        if (isEnd(transition)) {
            return "stopped because " + why;
        }
        if (transition.from() == Role.ACTIVE) {
            return "gave up: " + why;
        }
        return transition.to() == Role.BACKUP ? "became Backup because " + why : "cannot take part: " + why;
    }

    private static String why(Reason reason) {
        return switch (reason.cause()) {
            case STARTUP -> "the engine started";
            case SHUTDOWN -> "the engine stops";
            case DELETED -> "the configuration no longer has it";
            case ACTIVE_TIMEOUT -> "nothing was heard from " + peer(reason, "any Active") + waited(reason, " for ");
            case ACTIVE_RELEASED -> peer(reason, "the Active") + " gave up the addresses";
            case HIGHER_PRIORITY -> outbid(reason);
            case LOWER_PRIORITY_ACTIVE -> peer(reason, "the Active") + " has a lower priority";
            case PREEMPT_DELAY_OVER ->
                peer(reason, "the Active") + " has a lower priority and the preempt delay is over";
            case OWNER -> "it owns the addresses";
            case INTERFACE_UP -> detail(reason, "the interface") + " is up";
            case INTERFACE_DOWN -> detail(reason, "the interface") + " is down";
            case NO_PRIMARY_ADDRESS -> "there is no IPv4 address on " + detail(reason, "the interface");
            case PRIMARY_ADDRESS -> "there is an IPv4 address on " + detail(reason, "the interface");
            case ADDRESS_LOST -> "a virtual address was taken away" + after(reason);
            case ADDRESS_REFUSED -> "the kernel refused a virtual address" + after(reason);
            case POLICY_RELEASE -> "the policy asks for it" + policy(reason);
            case POLICY_CLEARED -> "the policy no longer asks for a release";
            case COMMAND -> "an administrator asked for it" + after(reason);
            case SYNC_GROUP ->
                "its sync group " + (reason.detail().isEmpty() ? "can take part again" : "follows " + reason.detail());
            case SECOND_OWNER ->
                peer(reason, "another node") + " owns the addresses too: a mistake in the configuration";
            case PAUSE -> "this node did not run" + waited(reason, " for ") + after(reason);
        };
    }

    /** {@code chk_nginx is down, priority 99 - 20 = 79, and 10.0.0.2 (priority 96) took over}. */
    private static String outbid(Reason reason) {
        String winner = peer(reason, "another node") + " took over";
        if (reason.base().equals(reason.effective())) {
            return winner;
        }
        return grounds(reason, "", ", ") + "priority " + priority(reason) + ", and " + winner;
    }

    /** {@code 99}, or the whole sum: {@code 99 - 20 = 79}. */
    private static String priority(Reason reason) {
        int base = reason.base().value();
        int adjustment = reason.effective().value() - base;
        if (adjustment == 0) {
            return reason.base().toString();
        }
        return base + (adjustment > 0 ? " + " : " - ") + Math.abs(adjustment) + " = " + reason.effective();
    }

    /** What moved the priority, in words; nothing when nothing did. */
    private static String grounds(Reason reason, String before, String after) {
        List<Ground> adjusting = reason.grounds().stream()
                .filter(ground -> ground.effect().matches("priority [+-].*"))
                .toList();
        return adjusting.isEmpty() ? "" : before + because(adjusting, " and ") + after;
    }

    private static String policy(Reason reason) {
        if (!reason.detail().isEmpty()) {
            return after(reason);
        }
        return reason.grounds().isEmpty() ? "" : ": " + because(reason.grounds(), "; ");
    }

    private static String because(List<Ground> grounds, String between) {
        return grounds.stream().map(Ground::because).collect(Collectors.joining(between));
    }

    private static String peer(Reason reason, String unknown) {
        return reason.peer().map(Peer::toString).orElse(unknown);
    }

    private static String detail(Reason reason, String unknown) {
        return reason.detail().isEmpty() ? unknown : reason.detail();
    }

    private static String after(Reason reason) {
        return reason.detail().isEmpty() ? "" : ": " + reason.detail();
    }

    private static String waited(Reason reason, String before) {
        Duration time = Duration.ofNanos(reason.waitedNanos());
        if (time.isZero()) {
            return "";
        }
        boolean seconds = time.compareTo(Duration.ofSeconds(1)) >= 0;
        double amount = seconds ? time.toNanos() / 1e9 : time.toNanos() / 1e6;
        return before + String.format(Locale.ROOT, seconds ? "%.1f s" : "%.0f ms", amount);
    }
}
