package org.vipwarden.engine.linux.wire;

/** The numbers of nf_tables that the engine uses, by the header they come from; {@code UapiTest} compares them. */
public final class NetfilterUapi {
    private NetfilterUapi() {}

    @Header("linux/netfilter.h")
    public static final class Netfilter {
        public static final int NF_DROP = 0;
        public static final int NF_ACCEPT = 1;
        public static final int NF_INET_LOCAL_IN = 1;
        public static final int NF_INET_LOCAL_OUT = 3;
        public static final int NFPROTO_INET = 1;
        public static final int NFPROTO_IPV4 = 2;
        public static final int NFPROTO_IPV6 = 10;

        private Netfilter() {}
    }

    @Header("linux/netfilter/nfnetlink.h")
    public static final class NfNetlink {
        public static final int NFNETLINK_V0 = 0;
        public static final int NFNL_SUBSYS_NFTABLES = 10;

        private NfNetlink() {}
    }

    @Header("linux/netfilter/nf_tables.h")
    public static final class Messages {
        public static final int NFT_MSG_NEWTABLE = 0;
        public static final int NFT_MSG_DELTABLE = 2;
        public static final int NFT_MSG_NEWCHAIN = 3;
        public static final int NFT_MSG_NEWRULE = 6;
        public static final int NFT_MSG_NEWSET = 9;
        public static final int NFT_MSG_NEWSETELEM = 12;
        public static final int NFT_MSG_DELSETELEM = 14;

        private Messages() {}
    }

    @Header("linux/netfilter/nf_tables.h")
    public static final class Objects {
        public static final int NFTA_TABLE_NAME = 1;
        public static final int NFTA_CHAIN_TABLE = 1;
        public static final int NFTA_CHAIN_NAME = 3;
        public static final int NFTA_CHAIN_HOOK = 4;
        public static final int NFTA_CHAIN_POLICY = 5;
        public static final int NFTA_CHAIN_TYPE = 7;
        public static final int NFTA_HOOK_HOOKNUM = 1;
        public static final int NFTA_HOOK_PRIORITY = 2;
        public static final int NFTA_RULE_TABLE = 1;
        public static final int NFTA_RULE_CHAIN = 2;
        public static final int NFTA_RULE_EXPRESSIONS = 4;
        public static final int NFTA_SET_TABLE = 1;
        public static final int NFTA_SET_NAME = 2;
        public static final int NFTA_SET_FLAGS = 3;
        public static final int NFTA_SET_KEY_TYPE = 4;
        public static final int NFTA_SET_KEY_LEN = 5;
        public static final int NFTA_SET_ID = 10;
        public static final int NFTA_SET_USERDATA = 13;
        public static final int NFTA_SET_ELEM_LIST_TABLE = 1;
        public static final int NFTA_SET_ELEM_LIST_SET = 2;
        public static final int NFTA_SET_ELEM_LIST_ELEMENTS = 3;
        public static final int NFTA_SET_ELEM_KEY = 1;

        private Objects() {}
    }

    @Header("linux/netfilter/nf_tables.h")
    public static final class Expressions {
        public static final int NFTA_LIST_ELEM = 1;
        public static final int NFTA_EXPR_NAME = 1;
        public static final int NFTA_EXPR_DATA = 2;
        public static final int NFTA_DATA_VALUE = 1;
        public static final int NFTA_DATA_VERDICT = 2;
        public static final int NFTA_VERDICT_CODE = 1;
        public static final int NFTA_IMMEDIATE_DREG = 1;
        public static final int NFTA_IMMEDIATE_DATA = 2;
        public static final int NFTA_META_DREG = 1;
        public static final int NFTA_META_KEY = 2;
        public static final int NFT_META_OIFNAME = 7;
        public static final int NFT_META_NFPROTO = 15;
        public static final int NFT_META_L4PROTO = 16;
        public static final int NFTA_PAYLOAD_DREG = 1;
        public static final int NFTA_PAYLOAD_BASE = 2;
        public static final int NFTA_PAYLOAD_OFFSET = 3;
        public static final int NFTA_PAYLOAD_LEN = 4;
        public static final int NFT_PAYLOAD_NETWORK_HEADER = 1;
        public static final int NFT_PAYLOAD_TRANSPORT_HEADER = 2;
        public static final int NFTA_CMP_SREG = 1;
        public static final int NFTA_CMP_OP = 2;
        public static final int NFTA_CMP_DATA = 3;
        public static final int NFT_CMP_EQ = 0;
        public static final int NFTA_LOOKUP_SET = 1;
        public static final int NFTA_LOOKUP_SREG = 2;
        public static final int NFT_REG_VERDICT = 0;
        public static final int NFT_REG_1 = 1;

        private Expressions() {}
    }
}
