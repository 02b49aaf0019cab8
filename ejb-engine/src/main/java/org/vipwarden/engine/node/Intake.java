package org.vipwarden.engine.node;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.unit.Incoming;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.VrrpVersion;
import org.vipwarden.engine.vrrp.Advert;
import org.vipwarden.engine.vrrp.AdvertCodec;
import org.vipwarden.engine.vrrp.Decoded;
import org.vipwarden.engine.vrrp.Refusal;

/** What a router makes of the packets for it: it reads and counts them, and says each thing about each sender once. */
final class Intake {
    /** Who invents senders must not fill the log or the memory. */
    private static final int MOST_TOLD = 64;

    private final Counter.Board counters;
    private final Set<Told> told = new HashSet<>();
    private Optional<IpAddress> lastSender = Optional.empty();

    private record Told(Object kind, IpAddress sender) {}

    private enum Oddity {
        ADDRESSES,
        INTERVAL,
        CHECKSUM
    }

    Intake(Counter.Board counters) {
        this.counters = counters;
    }

    /** What was said may be said again: the router has another role. */
    void forget() {
        told.clear();
    }

    /**
     * Reads a packet in keepalived's order.
     *
     * @param say takes the router's name and a sentence for the operator
     * @return the advert, when the router takes it
     */
    Optional<Advert> read(
            AdvertCodec codec,
            InstanceDefinition instance,
            Incoming packet,
            Instant now,
            BiConsumer<String, String> say) {
        Decoded decoded = codec.decode(packet, now);
        if (decoded instanceof Decoded.Refused refused) {
            return refuse(refused.refusal(), instance, packet, say);
        }
        Decoded.Accepted accepted = (Decoded.Accepted) decoded;
        Advert advert = accepted.value();
        counters.count(Counter.ADVERTS_RECEIVED);
        compareAddresses(instance, advert, packet.source(), say);
        Optional<Refusal> strange = codec.strange(packet);
        if (strange.isPresent()) {
            return refuse(strange.get(), instance, packet, say);
        }
        if (advert.priority().isRelease()) {
            counters.count(Counter.PRIORITY_ZERO_RECEIVED);
        }
        compareReadings(codec, instance, accepted, packet.source(), say);
        lastSender = Optional.of(packet.source());
        return Optional.of(advert);
    }

    private Optional<Advert> refuse(
            Refusal refusal, InstanceDefinition instance, Incoming packet, BiConsumer<String, String> say) {
        counters.count(refusal);
        if (isNews(refusal, packet.source())) {
            say.accept(instance.name(), "dropped a packet from " + packet.source() + ": " + refusal.words());
        }
        return Optional.empty();
    }

    private boolean isNews(Object kind, IpAddress sender) {
        return told.size() < MOST_TOLD && told.add(new Told(kind, sender));
    }

    /** An advert with other addresses is taken all the same. */
    private void compareAddresses(
            InstanceDefinition instance, Advert advert, IpAddress sender, BiConsumer<String, String> say) {
        if (instance.dialect().skipCheckAddresses()
                && lastSender.filter(sender::equals).isPresent()) {
            return;
        }
        List<IpAddress> own = instance.advertisedAddresses();
        if (own.size() == advert.addresses().size() && own.containsAll(advert.addresses())) {
            return;
        }
        counters.count(Counter.ADDRESS_LIST_ERRORS);
        if (isNews(Oddity.ADDRESSES, sender)) {
            say.accept(instance.name(), sender + " advertises other addresses: " + advert.addresses());
        }
    }

    /** Differences that the protocol allows, but that are seldom meant. */
    private void compareReadings(
            AdvertCodec codec,
            InstanceDefinition instance,
            Decoded.Accepted accepted,
            IpAddress sender,
            BiConsumer<String, String> say) {
        Advert advert = accepted.value();
        if (instance.version() == VrrpVersion.V3
                && !advert.interval().equals(instance.interval())
                && isNews(Oddity.INTERVAL, sender)) {
            say.accept(
                    instance.name(),
                    sender + " advertises every " + advert.interval() + ", and this node is configured for "
                            + instance.interval());
        }
        if (accepted.checksum() != codec.ownChecksum() && isNews(Oddity.CHECKSUM, sender)) {
            say.accept(
                    instance.name(),
                    sender + " makes its checksums " + accepted.checksum().words() + ", and this node "
                            + codec.ownChecksum().words() + ": both are taken");
        }
    }
}
