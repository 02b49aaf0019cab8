package org.vipwarden.engine.config.model;

import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;

/** How an instance's adverts reach its peers, and from where it takes theirs. */
public sealed interface Delivery {

    /** The family of the adverts. */
    Family family();

    /** The group; empty for unicast. */
    default Optional<IpAddress> group() {
        return Optional.empty();
    }

    /**
     * To a group of the link, with time to live 255.
     *
     * @param address {@code vrrp_mcast_group4}, {@code vrrp_mcast_group6} or {@code mcast_dst_ip}
     */
    record Multicast(IpAddress address) implements Delivery {
        @Override
        public Family family() {
            return address.family();
        }

        @Override
        public Optional<IpAddress> group() {
            return Optional.of(address);
        }
    }

    /**
     * To each peer by itself.
     *
     * @param peers {@code unicast_peer}, in file order
     * @param ttl {@code unicast_ttl}: time to live of what is sent, 0 to 255
     * @param checksSource {@code check_unicast_src}: only the peers' adverts are taken; also on when a peer has limits of its own
     * @param faultWithoutPeer {@code unicast_fault_no_peer}: without a peer the instance cannot take part
     */
    record Unicast(Family family, List<Peer> peers, int ttl, boolean checksSource, boolean faultWithoutPeer)
            implements Delivery {
        public Unicast {
            peers = List.copyOf(peers);
        }

        public Optional<Peer> peer(IpAddress address) {
            return peers.stream().filter(p -> p.address().equals(address)).findFirst();
        }
    }

    /**
     * A node to which adverts are sent.
     *
     * @param leastTtl {@code min_ttl}: adverts that arrive with less are dropped; default 0
     * @param mostTtl {@code max_ttl}: adverts that arrive with more are dropped; default 255
     */
    record Peer(IpAddress address, int leastTtl, int mostTtl) implements Keyed {
        @Override
        public String key() {
            return address.toString();
        }

        public boolean takes(int ttl) {
            return ttl >= leastTtl && ttl <= mostTtl;
        }
    }
}
