package org.vipwarden.engine.linux.wire;

import static org.vipwarden.engine.linux.wire.NetfilterUapi.Expressions.NFTA_CMP_DATA;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Expressions.NFTA_CMP_OP;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Expressions.NFTA_CMP_SREG;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Expressions.NFTA_DATA_VALUE;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Expressions.NFTA_DATA_VERDICT;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Expressions.NFTA_EXPR_DATA;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Expressions.NFTA_EXPR_NAME;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Expressions.NFTA_IMMEDIATE_DATA;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Expressions.NFTA_IMMEDIATE_DREG;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Expressions.NFTA_LIST_ELEM;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Expressions.NFTA_LOOKUP_SET;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Expressions.NFTA_LOOKUP_SREG;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Expressions.NFTA_META_DREG;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Expressions.NFTA_META_KEY;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Expressions.NFTA_PAYLOAD_BASE;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Expressions.NFTA_PAYLOAD_DREG;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Expressions.NFTA_PAYLOAD_LEN;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Expressions.NFTA_PAYLOAD_OFFSET;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Expressions.NFTA_VERDICT_CODE;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Expressions.NFT_CMP_EQ;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Expressions.NFT_REG_1;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Expressions.NFT_REG_VERDICT;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * One step of a rule of nf_tables. The steps of a rule run in order until one does not hold (linux/netfilter/nf_tables.h).
 *
 * <p>All of them use register 1: one step loads it, the next compares it.
 *
 * @param name the kernel's name for it
 * @param parameters appends its attributes
 */
public record FirewallExpression(String name, Consumer<ByteBuffer> parameters) {

    /** Loads something that the kernel knows about the packet ({@code NFT_META_*}). */
    public static FirewallExpression meta(int key) {
        return new FirewallExpression("meta", out -> {
            number(out, NFTA_META_DREG, NFT_REG_1);
            number(out, NFTA_META_KEY, key);
        });
    }

    /**
     * Loads bytes of the packet.
     *
     * @param base {@code NFT_PAYLOAD_*}
     */
    public static FirewallExpression payload(int base, int offset, int length) {
        return new FirewallExpression("payload", out -> {
            number(out, NFTA_PAYLOAD_DREG, NFT_REG_1);
            number(out, NFTA_PAYLOAD_BASE, base);
            number(out, NFTA_PAYLOAD_OFFSET, offset);
            number(out, NFTA_PAYLOAD_LEN, length);
        });
    }

    /** Holds when what was loaded is this byte. */
    public static FirewallExpression is(int value) {
        return new FirewallExpression("cmp", out -> {
            number(out, NFTA_CMP_SREG, NFT_REG_1);
            number(out, NFTA_CMP_OP, NFT_CMP_EQ);
            Attributes.appendNested(out, NFTA_CMP_DATA, data -> value(data, new byte[] {(byte) value}));
        });
    }

    /** Holds when what was loaded is in the set. */
    public static FirewallExpression isIn(String set) {
        return new FirewallExpression("lookup", out -> {
            Attributes.append(out, Attribute.text(NFTA_LOOKUP_SET), set);
            number(out, NFTA_LOOKUP_SREG, NFT_REG_1);
        });
    }

    /** Counts the packets that come here. */
    public static FirewallExpression counter() {
        return new FirewallExpression("counter", out -> {});
    }

    /** Decides: {@code NF_DROP} or {@code NF_ACCEPT}. */
    public static FirewallExpression verdict(int code) {
        return new FirewallExpression("immediate", out -> {
            number(out, NFTA_IMMEDIATE_DREG, NFT_REG_VERDICT);
            Attributes.appendNested(
                    out,
                    NFTA_IMMEDIATE_DATA,
                    data -> Attributes.appendNested(
                            data, NFTA_DATA_VERDICT, verdict -> number(verdict, NFTA_VERDICT_CODE, code)));
        });
    }

    void append(ByteBuffer out) {
        Attributes.appendNested(out, NFTA_LIST_ELEM, element -> {
            Attributes.append(element, Attribute.text(NFTA_EXPR_NAME), name);
            Attributes.appendNested(element, NFTA_EXPR_DATA, parameters);
        });
    }

    static void number(ByteBuffer out, int type, int value) {
        Attributes.append(out, Attribute.be32(type), value);
    }

    static void value(ByteBuffer out, byte[] bytes) {
        Attributes.append(out, Attribute.bytes(NFTA_DATA_VALUE), ByteBuffer.wrap(bytes));
    }
}
