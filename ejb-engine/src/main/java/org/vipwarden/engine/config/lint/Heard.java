package org.vipwarden.engine.config.lint;

import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.unit.AdvertInterval;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Priority;

/**
 * What is known of another node of a virtual router, from its adverts.
 *
 * @param from where its newest advert came from
 * @param priority in that advert; zero says that it was about to stop
 * @param interval in that advert
 * @param addresses in that advert
 */
public record Heard(IpAddress from, Priority priority, AdvertInterval interval, List<IpAddress> addresses) {
    public Heard {
        addresses = List.copyOf(addresses);
    }

    /**
     * All that a virtual router has heard since it runs.
     *
     * @param newest the newest advert that was taken
     * @param droppedForInterval how many were dropped because they name another interval (version 2)
     */
    public record ByRouter(Optional<Heard> newest, long droppedForInterval) {
        /** Nothing. */
        public static final ByRouter NOTHING = new ByRouter(Optional.empty(), 0);
    }
}
