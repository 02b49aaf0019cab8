package org.vipwarden.launcher.lab;

/**
 * A machine of the lab. All but the switch have an address on the local network, 192.0.2.0/24, or on the uplink, 198.51.100.0/24. Those on
 * the local network may have IPv6 addresses there, too ({@link Lab#addIpv6}).
 */
public enum Host {
    NODE1("node1", "192.0.2.11", "198.51.100.11"),
    NODE2("node2", "192.0.2.12", "198.51.100.12"),
    CLIENT("client", "192.0.2.20", ""),
    GATEWAY("gateway", "", "198.51.100.1"),
    /** Holds both bridges; a cable is pulled here, out of sight of the machine at its other end. */
    SWITCH("switch", "", "");

    private final String label;
    private final String localAddress;
    private final String uplinkAddress;

    Host(String label, String localAddress, String uplinkAddress) {
        this.label = label;
        this.localAddress = localAddress;
        this.uplinkAddress = uplinkAddress;
    }

    /** The name of its network namespace, and its name in stories. */
    public String label() {
        return label;
    }

    /** Its address on the local network, where VRRP and the clients are; empty when it has none. */
    public String localAddress() {
        return localAddress;
    }

    /** Its IPv6 address on the local network, in 2001:db8::/64. */
    public String localIpv6() {
        return "2001:db8::" + number();
    }

    /** Its IPv6 address on the link to the local network. */
    public String linkLocal() {
        return "fe80::" + number();
    }

    private String number() {
        if (localAddress.isEmpty()) {
            throw new IllegalStateException(label + " is not on the local network");
        }
        return localAddress.substring(localAddress.lastIndexOf('.') + 1);
    }

    /** Whether this is one of its addresses on the local network. */
    boolean has(String address) {
        return !localAddress.isEmpty()
                && (address.equals(localAddress) || address.equals(localIpv6()) || address.equals(linkLocal()));
    }

    /** Its address on the network of the gateway; empty when it has none. */
    public String uplinkAddress() {
        return uplinkAddress;
    }
}
