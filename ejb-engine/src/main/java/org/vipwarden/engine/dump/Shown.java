package org.vipwarden.engine.dump;

import java.time.Duration;
import java.util.Optional;
import org.vipwarden.engine.config.model.Authentication;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.node.Picture;
import org.vipwarden.engine.unit.AdvertInterval;
import org.vipwarden.engine.vrrp.Backup;
import org.vipwarden.engine.vrrp.Peer;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.RouterState;

/** What a virtual router's state comes to in keepalived's numbers. */
final class Shown {
    /** What stands for a secret. */
    static final String HIDDEN = "********";

    private Shown() {}

    /** The node that is MASTER as this one, BACKUP, last heard it. */
    static Optional<Peer> master(Picture.Router router) {
        return backup(router.state())
                .flatMap(b -> b.rival().map(Backup.Rival::peer).or(b::active));
    }

    private static Optional<Backup> backup(RouterState state) {
        return state instanceof Backup backup ? Optional.of(backup) : Optional.empty();
    }

    static int masterPriority(Picture.Router router) {
        return master(router).map(peer -> peer.priority().value()).orElse(0);
    }

    /** Between the MASTER's adverts, as it says itself. */
    static Duration masterInterval(Picture.Router router) {
        return interval(router).duration();
    }

    private static AdvertInterval interval(Picture.Router router) {
        return backup(router.state())
                .map(Backup::learned)
                .orElse(router.definition().interval());
    }

    static int effective(Picture.Router router) {
        return router.state()
                .conditions()
                .effective(router.definition().priority())
                .value();
    }

    /** What the configured priority and all weights add up to, before it is brought within 1 to 254. */
    static int total(Picture.Router router) {
        return router.definition().priority().value()
                + router.state().conditions().verdict().adjustment();
    }

    /** Whether the addresses are installed. */
    static boolean holds(Picture.Router router) {
        return router.state().role() == Role.ACTIVE;
    }

    /** How long it hears nothing before it takes over. */
    static Duration downTimer(Picture.Router router) {
        InstanceDefinition definition = router.definition();
        return Duration.ofNanos(definition.activeDownInterval(
                interval(router), router.state().conditions().effective(definition.priority())));
    }

    /** The number in the advert (RFC 2338 section 5.3.6). */
    static int authenticationType(Authentication authentication) {
        if (authentication instanceof Authentication.Password) {
            return 1;
        }
        return authentication instanceof Authentication.Header ? 2 : 0;
    }
}
