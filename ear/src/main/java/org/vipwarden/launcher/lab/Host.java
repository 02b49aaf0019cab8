package org.vipwarden.launcher.lab;

/** A machine of the lab. All but the switch have an address on the local network, 192.0.2.0/24, or on the uplink, 198.51.100.0/24. */
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

    /** Its address on the network of the gateway; empty when it has none. */
    public String uplinkAddress() {
        return uplinkAddress;
    }
}
