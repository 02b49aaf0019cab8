package org.vipwarden.engine.config.model;

/**
 * Where the packet rules are put.
 *
 * @param table {@code nftables}: the table's name; {@code vipwarden} when it does not say one
 * @param priority {@code nftables_priority}: of the chains; default -1, just before the usual filter
 * @param counters {@code nftables_counters}: each rule counts its packets
 */
public record PacketRulesDefinition(String table, int priority, boolean counters) {
    public static final PacketRulesDefinition DEFAULT = new PacketRulesDefinition("vipwarden", -1, false);
}
