package org.vipwarden.engine.linux;

import static org.vipwarden.engine.linux.wire.FirewallExpression.is;
import static org.vipwarden.engine.linux.wire.FirewallExpression.isIn;
import static org.vipwarden.engine.linux.wire.FirewallExpression.meta;
import static org.vipwarden.engine.linux.wire.FirewallExpression.payload;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Expressions.NFT_META_L4PROTO;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Expressions.NFT_META_NFPROTO;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Expressions.NFT_META_OIFNAME;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Expressions.NFT_PAYLOAD_NETWORK_HEADER;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Expressions.NFT_PAYLOAD_TRANSPORT_HEADER;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Netfilter.NFPROTO_IPV4;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Netfilter.NFPROTO_IPV6;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Netfilter.NF_ACCEPT;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Netfilter.NF_DROP;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Netfilter.NF_INET_LOCAL_IN;
import static org.vipwarden.engine.linux.wire.NetfilterUapi.Netfilter.NF_INET_LOCAL_OUT;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.vipwarden.engine.linux.wire.FirewallBatch;
import org.vipwarden.engine.linux.wire.FirewallExpression;
import org.vipwarden.engine.linux.wire.FirewallSet;
import org.vipwarden.engine.unit.Family;

/**
 * The chains of our table, and their rules in words.
 *
 * <pre>
 * in   from NF_INET_LOCAL_IN:   neighbour discovery: accept
 *                               to a closed address: drop
 * out  from NF_INET_LOCAL_OUT:  IGMP, MLD reports, router solicitation, out of a virtual link: drop
 *                               neighbour discovery: accept
 *                               from a closed address: drop
 * </pre>
 */
final class FirewallRules {
    private static final int IPPROTO_IGMP = 2;
    private static final int IPPROTO_ICMPV6 = 58;
    /** Neighbour solicitation and advertisement (RFC 4861 section 4). */
    private static final int[] NEIGHBOUR_DISCOVERY = {135, 136};
    /** MLD reports and done (RFC 2710, RFC 3810), router solicitation (RFC 4861). */
    private static final int[] ABOUT_ITSELF = {131, 132, 143, 133};

    private static final String IN = "in";
    private static final String OUT = "out";

    private final FirewallBatch batch;
    private final boolean counters;

    private FirewallRules(FirewallBatch batch, boolean counters) {
        this.batch = batch;
        this.counters = counters;
    }

    /** Appends sets, chains and rules for a table that is empty. */
    static void append(FirewallBatch batch, Firewall.Table table) {
        for (FirewallSet set : FirewallSet.values()) {
            batch.makeSet(set);
        }
        batch.makeChain(IN, NF_INET_LOCAL_IN, table.priority());
        batch.makeChain(OUT, NF_INET_LOCAL_OUT, table.priority());
        new FirewallRules(batch, table.counters()).append();
    }

    private void append() {
        List<FirewallExpression> virtualLink = List.of(meta(NFT_META_OIFNAME), isIn(FirewallSet.VIRTUAL_LINKS.label()));
        rule(OUT, NF_DROP, protocol(NFPROTO_IPV4, IPPROTO_IGMP), virtualLink);
        IntStream.of(ABOUT_ITSELF).forEach(type -> rule(OUT, NF_DROP, icmp(type), virtualLink));
        for (String chain : List.of(IN, OUT)) {
            IntStream.of(NEIGHBOUR_DISCOVERY).forEach(type -> rule(chain, NF_ACCEPT, icmp(type), List.of()));
        }
        for (Family family : Family.values()) {
            rule(IN, NF_DROP, List.of(), closed(family, false));
            rule(OUT, NF_DROP, List.of(), closed(family, true));
        }
    }

    private void rule(String chain, int verdict, List<FirewallExpression> what, List<FirewallExpression> where) {
        List<FirewallExpression> steps = new ArrayList<>(what);
        steps.addAll(where);
        if (counters) {
            steps.add(FirewallExpression.counter());
        }
        steps.add(FirewallExpression.verdict(verdict));
        batch.addRule(chain, steps);
    }

    private static List<FirewallExpression> protocol(int family, int number) {
        return List.of(meta(NFT_META_NFPROTO), is(family), meta(NFT_META_L4PROTO), is(number));
    }

    private static List<FirewallExpression> icmp(int type) {
        List<FirewallExpression> steps = new ArrayList<>(protocol(NFPROTO_IPV6, IPPROTO_ICMPV6));
        steps.add(payload(NFT_PAYLOAD_TRANSPORT_HEADER, 0, 1));
        steps.add(is(type));
        return steps;
    }

    /** The source stands before the destination in either header: RFC 791 section 3.1, RFC 8200 section 3. */
    private static List<FirewallExpression> closed(Family family, boolean source) {
        boolean four = family == Family.IPV4;
        int first = four ? 12 : 8;
        return List.of(
                meta(NFT_META_NFPROTO),
                is(four ? NFPROTO_IPV4 : NFPROTO_IPV6),
                payload(NFT_PAYLOAD_NETWORK_HEADER, source ? first : first + family.bytes(), family.bytes()),
                isIn(FirewallSet.closed(family).label()));
    }
}
