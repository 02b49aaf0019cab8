package org.vipwarden.engine.node;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.vipwarden.engine.config.model.HeartbeatPath;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.linux.Kernel.AdvertSocket;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Advert;
import org.vipwarden.engine.vrrp.AdvertCodec;
import org.vipwarden.engine.vrrp.Setting;

/**
 * One way of a router's adverts: over its own interface, or a {@code heartbeat_path}. Each has its own codec, because a copy on another
 * path is no replay, and sequence numbers are counted for each.
 *
 * <p>The network's thread alone changes it; what others look at is volatile.
 */
final class Path {
    private final LiveRouter router;
    private final String name;
    private final Outbox outbox = new Outbox();
    private Setting setting;
    private AdvertCodec codec;
    private volatile Optional<Sign> lastSign = Optional.empty();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private volatile boolean usable = true;
    private boolean silent;
    /** Since when nothing has been heard, as far as that says anything: the last advert, or when the path began to work. */
    private long quietSince = Long.MIN_VALUE;

    /** An advert that was heard. */
    record Sign(IpAddress from, Instant at, Advert advert) {}

    /**
     * @param setting with the instance as it is on this path
     */
    Path(LiveRouter router, String name, Setting setting) {
        this.router = router;
        this.name = name;
        this.setting = setting;
        this.codec = new AdvertCodec(setting.definition());
    }

    LiveRouter router() {
        return router;
    }

    String name() {
        return name;
    }

    boolean isMain() {
        return name.equals(HeartbeatPath.MAIN);
    }

    /** The instance as it is on this path. */
    InstanceDefinition definition() {
        return setting.definition();
    }

    /** Whether a setting is one of the same path, so that this one can go on with it. */
    boolean fits(Setting other) {
        return isMain() || Segment.Key.of(definition()).equals(Segment.Key.of(other.definition()));
    }

    /** Goes on with another setting. */
    void follow(Setting next) {
        setting = next;
        codec = codec.successor(next.definition());
        outbox.forget();
    }

    AdvertCodec codec() {
        return codec;
    }

    /** Something has been heard that changes how the adverts are encoded. */
    void forgetEncoded() {
        outbox.forget();
    }

    /**
     * Sends an advert.
     *
     * @param now by the wall clock
     * @return how many packets did not get out
     */
    int send(AdvertSocket socket, Priority priority, IpAddress source, Instant now) {
        int failed = outbox.send(socket, codec, setting, priority, source, now);
        if (failed == 0 || failed < destinations()) {
            sent.incrementAndGet();
        }
        return failed;
    }

    int destinations() {
        return Outbox.destinations(definition()).size();
    }

    // ---- what is known of it

    /** An advert came by it. */
    void heard(Sign sign, long now) {
        lastSign = Optional.of(sign);
        received.incrementAndGet();
        quietSince = now;
    }

    Optional<Sign> lastSign() {
        return lastSign;
    }

    long sent() {
        return sent.get();
    }

    long received() {
        return received.get();
    }

    /** Whether adverts can go this way: the interface works, and has an address. */
    boolean isUsable() {
        return usable;
    }

    void usable(boolean now, long at) {
        usable = now;
        silent = false;
        quietSince = at;
    }

    /** Whether it was told that nothing is heard here although another path hears. */
    boolean isSilent() {
        return silent;
    }

    void silent(boolean now) {
        silent = now;
    }

    long quietSince() {
        return quietSince;
    }
}
