package org.vipwarden.engine.node;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vipwarden.engine.config.model.Delivery;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.linux.Kernel.AdvertSocket;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.AdvertCodec;
import org.vipwarden.engine.vrrp.Setting;

/** A router's adverts on their way out: to its group, or to each of its peers. What does not change is encoded once. */
final class Outbox {
    private static final int MOST_IDENTIFICATION = 0xFFFF;
    private static final int MULTICAST_TTL = 255;

    private final Map<IpAddress, byte[]> encoded = new HashMap<>();
    private Priority encodedPriority = Priority.RELEASE;
    private Optional<IpAddress> encodedSource = Optional.empty();
    private List<IpAddress> destinations = List.of();
    private int identification;

    /** Something that is in the encoded adverts has changed. */
    void forget() {
        encoded.clear();
    }

    /**
     * Sends one advert to everybody whom it concerns.
     *
     * @return how many packets did not get out
     */
    int send(
            AdvertSocket socket, AdvertCodec codec, Setting setting, Priority priority, IpAddress source, Instant now) {
        if (!encodedPriority.equals(priority)
                || encodedSource.isEmpty()
                || !encodedSource.get().equals(source)) {
            encoded.clear();
            encodedPriority = priority;
            encodedSource = Optional.of(source);
        }
        if (encoded.isEmpty()) {
            destinations = destinations(setting.definition());
        }
        int ttl = setting.definition().delivery() instanceof Delivery.Unicast unicast ? unicast.ttl() : MULTICAST_TTL;
        byte[] trailer = {};
        if (codec.signsEachAdvert() && !destinations.isEmpty()) {
            byte[] first = encoded(codec, setting, destinations.get(0));
            trailer = codec.trailer(first, source, now);
        }
        int failed = 0;
        for (IpAddress destination : destinations) {
            // Never 0: the kernel would fill it in.
            identification = identification == MOST_IDENTIFICATION ? 1 : identification + 1;
            byte[] advert = encoded(codec, setting, destination);
            byte[] payload = codec.signsEachAdvert()
                    ? codec.seal(advert, trailer, source, destination, ttl, identification)
                    : advert;
            failed += socket.send(source, destination, ttl, identification, payload) == 0 ? 0 : 1;
        }
        return failed;
    }

    static List<IpAddress> destinations(InstanceDefinition instance) {
        return instance.delivery() instanceof Delivery.Unicast unicast
                ? unicast.peers().stream().map(Delivery.Peer::address).toList()
                : instance.delivery().group().stream().toList();
    }

    private byte[] encoded(AdvertCodec codec, Setting setting, IpAddress destination) {
        byte[] known = encoded.get(destination);
        if (known == null) {
            known = codec.encode(setting.advert(encodedPriority), encodedSource.orElseThrow(), destination);
            encoded.put(destination, known);
        }
        return known;
    }
}
