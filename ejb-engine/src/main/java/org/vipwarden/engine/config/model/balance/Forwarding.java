package org.vipwarden.engine.config.model.balance;

/**
 * {@code lvs_method}: how a packet gets to a real server.
 *
 * @param tunnel only with {@link Method#TUNNEL}; else {@link Tunnel#IPIP}
 */
public record Forwarding(Method method, Tunnel tunnel) {
    /** What holds when nothing is said. */
    public static final Forwarding NAT = new Forwarding(Method.NAT, Tunnel.IPIP);

    /** The three ways that IPVS knows. */
    public enum Method {
        /** {@code NAT}: its destination is replaced. */
        NAT,
        /** {@code DR}: it is sent to the server's link-layer address as it is. */
        DIRECT,
        /** {@code TUN}: it is put into another one. */
        TUNNEL
    }

    /**
     * What a packet is put into.
     *
     * @param port of the other end; only with {@link TunnelKind#GUE}
     */
    public record Tunnel(TunnelKind kind, int port, Checksum checksum) {
        public static final Tunnel IPIP = new Tunnel(TunnelKind.IPIP, 0, Checksum.NONE);
    }

    /** The kinds of tunnels. */
    public enum TunnelKind {
        IPIP,
        GUE,
        GRE
    }

    /** {@code nocsum}, {@code csum} and {@code remcsum}: the checksum of the outer packet. */
    public enum Checksum {
        NONE,
        FULL,
        REMOTE
    }
}
