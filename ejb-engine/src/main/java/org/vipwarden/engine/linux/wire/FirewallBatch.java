package org.vipwarden.engine.linux.wire;

import static org.vipwarden.engine.linux.wire.NetfilterUapi.Messages.NFT_MSG_DELSETELEM;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Messages.NFT_MSG_DELTABLE;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Messages.NFT_MSG_NEWCHAIN;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Messages.NFT_MSG_NEWRULE;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Messages.NFT_MSG_NEWSET;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Messages.NFT_MSG_NEWSETELEM;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Messages.NFT_MSG_NEWTABLE;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Netfilter.NFPROTO_INET;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Netfilter.NF_ACCEPT;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.NfNetlink.NFNETLINK_V0;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.NfNetlink.NFNL_SUBSYS_NFTABLES;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLMSG_MIN_TYPE;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLM_F_ACK;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLM_F_APPEND;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLM_F_CREATE;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLM_F_REQUEST;
import static org.vipwarden.engine.linux.wire.Uapi.Socket.AF_UNSPEC;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.vipwarden.engine.linux.wire.NetfilterUapi.Objects;

/**
 * Changes of one table of nf_tables, in family {@code inet}, that the kernel makes all or none (linux/netfilter/nfnetlink.h).
 *
 * <pre>
 * NFNL_MSG_BATCH_BEGIN | change | change | ... | NFNL_MSG_BATCH_END
 *
 * each: the header of {@link NetlinkMessage}, then struct nfgenmsg, then attributes
 * +---------------+---------------+-------------------------------+
 * |  family       |  version 0    |  resource id (big-endian)     |
 * +---------------+---------------+-------------------------------+
 * </pre>
 *
 * Every change asks for an answer, under its own sequence number.
 */
public final class FirewallBatch {
    /** {@code NFNL_MSG_BATCH_BEGIN}, a macro of linux/netfilter/nfnetlink.h. */
    private static final int BEGIN = NLMSG_MIN_TYPE;

    private static final int END = NLMSG_MIN_TYPE + 1;
    private static final Attribute<ByteBuffer> HINT = Attribute.bytes(Objects.NFTA_SET_USERDATA);
    private static final Attribute<ByteBuffer> KEY = Attribute.bytes(NetfilterUapi.Expressions.NFTA_DATA_VALUE);

    private final ByteBuffer out;
    private final String table;
    private int sequence;

    /**
     * Begins a batch.
     *
     * @param sequence of the batch itself; the first change has the next
     */
    public FirewallBatch(ByteBuffer out, String table, int sequence) {
        this.out = out;
        this.table = table;
        this.sequence = sequence;
        bracket(BEGIN);
    }

    /**
     * Ends the batch.
     *
     * @return the sequence number of the last change
     */
    public int end() {
        int last = sequence;
        sequence++;
        bracket(END);
        return last;
    }

    private void bracket(int type) {
        int start = NetlinkMessage.begin(out, type, NLM_F_REQUEST, sequence);
        general(AF_UNSPEC, NFNL_SUBSYS_NFTABLES);
        NetlinkMessage.end(out, start);
    }

    private void general(int family, int resource) {
        out.put((byte) family).put((byte) NFNETLINK_V0);
        BigEndian.putShort(out, resource);
    }

    private void change(int type, int flags, Consumer<ByteBuffer> attributes) {
        int all = NLM_F_REQUEST | NLM_F_ACK | flags;
        int start = NetlinkMessage.begin(out, NFNL_SUBSYS_NFTABLES << 8 | type, all, ++sequence);
        general(NFPROTO_INET, 0);
        attributes.accept(out);
        NetlinkMessage.end(out, start);
    }

    /** The table is there afterwards; one that is there stays as it is. */
    public void makeTable() {
        change(NFT_MSG_NEWTABLE, NLM_F_CREATE, this::tableName);
    }

    /** The table is gone afterwards, with all that is in it; it must be there. */
    public void removeTable() {
        change(NFT_MSG_DELTABLE, 0, this::tableName);
    }

    private void tableName(ByteBuffer to) {
        Attributes.append(to, Attribute.text(Objects.NFTA_TABLE_NAME), table);
    }

    /**
     * Makes a chain that packets come to from a hook; what none of its rules decides is let through.
     *
     * @param hook {@code NF_INET_*}
     */
    public void makeChain(String name, int hook, int priority) {
        change(NFT_MSG_NEWCHAIN, NLM_F_CREATE, to -> {
            Attributes.append(to, Attribute.text(Objects.NFTA_CHAIN_TABLE), table);
            Attributes.append(to, Attribute.text(Objects.NFTA_CHAIN_NAME), name);
            Attributes.appendNested(to, Objects.NFTA_CHAIN_HOOK, at -> {
                FirewallExpression.number(at, Objects.NFTA_HOOK_HOOKNUM, hook);
                FirewallExpression.number(at, Objects.NFTA_HOOK_PRIORITY, priority);
            });
            FirewallExpression.number(to, Objects.NFTA_CHAIN_POLICY, NF_ACCEPT);
            Attributes.append(to, Attribute.text(Objects.NFTA_CHAIN_TYPE), "filter");
        });
    }

    /** Makes an empty set. */
    public void makeSet(FirewallSet set) {
        change(NFT_MSG_NEWSET, NLM_F_CREATE, to -> {
            Attributes.append(to, Attribute.text(Objects.NFTA_SET_TABLE), table);
            Attributes.append(to, Attribute.text(Objects.NFTA_SET_NAME), set.label());
            FirewallExpression.number(to, Objects.NFTA_SET_FLAGS, 0);
            FirewallExpression.number(to, Objects.NFTA_SET_KEY_TYPE, set.keyType());
            FirewallExpression.number(to, Objects.NFTA_SET_KEY_LEN, set.keyLength());
            FirewallExpression.number(to, Objects.NFTA_SET_ID, set.id());
            if (set == FirewallSet.VIRTUAL_LINKS) {
                Attributes.append(to, HINT, set.hint(to.order()));
            }
        });
    }

    /** Appends a rule to a chain. */
    public void addRule(String chain, List<FirewallExpression> expressions) {
        change(NFT_MSG_NEWRULE, NLM_F_CREATE | NLM_F_APPEND, to -> {
            Attributes.append(to, Attribute.text(Objects.NFTA_RULE_TABLE), table);
            Attributes.append(to, Attribute.text(Objects.NFTA_RULE_CHAIN), chain);
            Attributes.appendNested(
                    to, Objects.NFTA_RULE_EXPRESSIONS, list -> expressions.forEach(e -> e.append(list)));
        });
    }

    /** Puts elements into a set; one that is there stays. */
    public void addElements(FirewallSet set, List<byte[]> keys) {
        change(NFT_MSG_NEWSETELEM, NLM_F_CREATE, to -> elements(to, set, keys));
    }

    /** Takes elements out of a set; they must be there. */
    public void removeElements(FirewallSet set, List<byte[]> keys) {
        change(NFT_MSG_DELSETELEM, 0, to -> elements(to, set, keys));
    }

    private void elements(ByteBuffer to, FirewallSet set, List<byte[]> keys) {
        Attributes.append(to, Attribute.text(Objects.NFTA_SET_ELEM_LIST_TABLE), table);
        Attributes.append(to, Attribute.text(Objects.NFTA_SET_ELEM_LIST_SET), set.label());
        Attributes.appendNested(to, Objects.NFTA_SET_ELEM_LIST_ELEMENTS, list -> {
            for (byte[] key : keys) {
                Attributes.appendNested(
                        list,
                        NetfilterUapi.Expressions.NFTA_LIST_ELEM,
                        element -> Attributes.appendNested(
                                element,
                                Objects.NFTA_SET_ELEM_KEY,
                                at -> Attributes.append(at, KEY, ByteBuffer.wrap(key))));
            }
        });
    }
}
