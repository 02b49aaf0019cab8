package org.vipwarden.engine.journal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.unit.Vrid;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Peer;
import org.vipwarden.engine.vrrp.Reason;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.Standing.Ground;
import org.vipwarden.engine.vrrp.Transition;
import org.vipwarden.rules.fact.Health;

/** Things that could have happened. */
final class Samples {
    static final Ground CHK_NGINX = new Ground("Script weight", "priority -20", "chk_nginx is down");

    private Samples() {}

    static Transition transition(Role from, Role to, Reason reason) {
        return new Transition("VI_1", new Vrid(51), from, to, reason);
    }

    static Reason timeout() {
        return new Reason(
                Cause.ACTIVE_TIMEOUT,
                "",
                Optional.of(new Peer(Ipv4.parse("10.0.0.1"), new Priority(99))),
                new Priority(96),
                new Priority(96),
                Duration.ofMillis(3625).toNanos(),
                List.of());
    }

    static Reason outbid() {
        return new Reason(
                Cause.HIGHER_PRIORITY,
                "",
                Optional.of(new Peer(Ipv4.parse("10.0.0.2"), new Priority(96))),
                new Priority(99),
                new Priority(79),
                0,
                List.of(CHK_NGINX));
    }

    static Reason because(Cause cause, String detail) {
        return new Reason(cause, detail, Optional.empty(), new Priority(99), new Priority(99), 0, List.of());
    }

    /** One of every kind. */
    static List<Happening> happenings() {
        Transition lost = transition(Role.ACTIVE, Role.BACKUP, outbid());
        return List.of(
                new Happening.RouterChanged(lost, Story.of(lost).sentence()),
                new Happening.RouterChanged(
                        transition(Role.INITIALIZE, Role.BACKUP, because(Cause.STARTUP, "")), "became Backup"),
                new Happening.RouterStands("VI_1", Story.standing(because(Cause.INTERFACE_DOWN, "eth0"))),
                new Happening.PriorityChanged("VI_1", 99, 79, "99 - 20 = 79"),
                new Happening.HealthChanged(
                        "script", "chk \"ä\u2028\n{}", Health.DOWN, "is down: exited with status 1"),
                new Happening.PolicyChanged(
                        Happening.PolicyChanged.Outcome.ACTIVATED, 7, "anna", "revision 7 is active"),
                new Happening.ConfigurationChanged(false, "refused: line 3"),
                new Happening.LoopLate(Duration.ofMillis(1234), "late by 1.2 s"),
                new Happening.Warning("VI_1", "two nodes are Active"),
                new Happening.Commanded("VI_1", "anna", "failover"));
    }
}
