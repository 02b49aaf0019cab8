package org.vipwarden.tests.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A mistake that somebody could make: in a line that fits, something is changed. */
@SuppressWarnings("ImmutableEnumChecker") // the changes have no state
enum Fault {
    PRIORITY_TOO_HIGH("priority \\d+", line -> line.replaceAll("\\d+", "256")),
    PRIORITY_NO_NUMBER("priority \\d+", line -> line.replaceAll("\\d+", "high")),
    PRIORITY_MISSING_VALUE("priority \\d+", line -> line.replaceAll("\\d+", "")),
    VRID_ZERO("virtual_router_id \\d+", line -> line.replaceAll("\\d+", "0")),
    VRID_TOO_HIGH("virtual_router_id \\d+", line -> line.replaceAll("\\d+", "300")),
    VRID_MISSING("virtual_router_id \\d+", line -> ""),
    VRID_DUPLICATE("virtual_router_id 5[23]", line -> line.replaceAll("\\d+", "51")),
    INTERFACE_MISSING("interface \\$IF", line -> ""),
    INTERFACE_LOOPBACK("interface \\$IF", line -> line.replace("$IF", "lo")),
    ADVERT_TOO_LONG("advert_int .*", line -> line.replaceAll("[0-9.]+", "300")),
    ADVERT_ZERO("advert_int .*", line -> line.replaceAll("[0-9.]+", "0")),
    ADVERT_NO_NUMBER("advert_int .*", line -> line.replaceAll("[0-9.]+", "often")),
    VERSION_UNKNOWN("version [23]", line -> line.replaceAll("[23]", "4")),
    STATE_UNKNOWN("state BACKUP", line -> line.replace("BACKUP", "ACTIVE")),
    STATE_SMALL("state BACKUP", line -> line.replace("BACKUP", "master")),
    KEYWORD_MISSPELT("priority \\d+", line -> line.replace("priority", "priorty")),
    GLOBAL_MISSPELT("script_user root", line -> line.replace("script_user", "script_usr")),
    BLOCK_MISSPELT("vrrp_instance .*", line -> line.replace("instance", "instnace")),
    INNER_BLOCK_MISSPELT("virtual_ipaddress \\{", line -> line.replace("ipaddress", "ipadress")),
    KEYWORD_OF_ANOTHER_BLOCK("interval \\d+", line -> line + "\n    virtual_router_id 5"),
    BRACE_TOO_MANY("vrrp_script .*", line -> "}\n" + line),
    BRACE_MISSING("^    \\}", line -> ""),
    LAST_BRACE_MISSING("^\\}", line -> ""),
    OPENING_BRACE_MISSING("vrrp_script check \\{", line -> "vrrp_script check"),
    NAME_MISSING("vrrp_script check \\{", line -> "vrrp_script {"),
    NAME_TWICE("vrrp_track_process web \\{", line -> "vrrp_track_process web {\n    process sshd\n}\n" + line),
    PASSWORD_LONG("\\$PASS=.*", line -> line + "andlonger"),
    PASSWORD_MISSING("auth_pass .*", line -> ""),
    AUTH_UNKNOWN("auth_type PASS", line -> line.replace("PASS", "MD5")),
    ADDRESS_WRONG("192\\.0\\.2\\.10\\d/24", line -> line.replaceAll("192\\.0\\.2\\.\\d+", "192.0.2.300")),
    PREFIX_TOO_LONG("192\\.0\\.2\\.10\\d/24", line -> line.replace("/24", "/33")),
    ADDRESS_OPTION_UNKNOWN("192\\.0\\.2\\.10\\d/24", line -> line + " label2 x"),
    ADDRESS_DEVICE_MISSING("192\\.0\\.2\\.10\\d/24", line -> line + " dev"),
    ADDRESS_TWICE("192\\.0\\.2\\.10\\d/24", line -> line + "\n" + line),
    ADDRESS_FAMILY_OTHER("192\\.0\\.2\\.10\\d/24", line -> line + "\n        2001:db8::1/64"),
    SCOPE_UNKNOWN("10\\.\\d\\.1\\.1/24 .*", line -> line.replace("scope link", "scope near")),
    SCRIPT_UNDEFINED("track_script \\{", line -> line + "\n        chekc"),
    FILE_UNDEFINED("track_file \\{", line -> line + "\n        makr"),
    PROCESS_UNDEFINED("track_process \\{", line -> line + "\n        wbe"),
    INTERFACE_WEIGHT_TOO_HIGH("eth1 weight .*", line -> "        eth1 weight 300"),
    SCRIPT_WEIGHT_TOO_HIGH("interval \\d+", line -> line + "\n    weight 254"),
    FILE_WEIGHT_TOO_HIGH("file /tmp/mark", line -> line + "\n    weight 255"),
    SCRIPT_INTERVAL_NEGATIVE("interval \\d+", line -> "    interval -1"),
    SCRIPT_COMMAND_MISSING("script \"/bin/true.*", line -> ""),
    SCRIPT_NOT_THERE("script \"/bin/true.*", line -> "    script /bin/nothing-here"),
    QUOTE_OPEN("script \"/bin/true.*", line -> "    script \"/bin/true"),
    INNER_QUOTE_OPEN("script \"/bin/true.*", line -> "    script \"/bin/true 'a\""),
    RISE_ZERO("interval \\d+", line -> line + "\n    rise 0"),
    USER_UNKNOWN("script_user root", line -> line.replace("root", "nobody-here")),
    MEMBER_UNKNOWN("group \\{", line -> line + "\n        VI_9"),
    GROUP_ADDRESS_NO_GROUP("vrrp_mcast_group4 .*", line -> "    vrrp_mcast_group4 10.0.0.1"),
    BOOLEAN_UNKNOWN("vrrp_skip_check_adv_addr", line -> line + " maybe"),
    GARP_DELAY_NEGATIVE("vrrp_garp_master_delay \\d+", line -> "    vrrp_garp_master_delay -1"),
    ROUTE_GATEWAY_WRONG(".*via 192\\.0\\.2\\.1 .*", line -> line.replace("192.0.2.1", "192.0.2.1.1")),
    ROUTE_OPTION_UNKNOWN(".*via 192\\.0\\.2\\.1 .*", line -> line + " quickly"),
    RULE_WITHOUT_ACTION("from 192\\.0\\.2\\.\\d+/32 table .*", line -> line.replaceAll(" table \\d+", "")),
    RULE_WITHOUT_PREFERENCE("from 192\\.0\\.2\\.\\d+/32 table .*", line -> line.replaceAll(" preference .*", "")),
    PEER_WRONG("^        192\\.0\\.2\\.12", line -> "        node2"),
    SEQUENCE_WRONG("~SEQ\\(N\\d, 1, 3\\).*", line -> line.replace(", 1, 3", ", 1, x")),
    SEQUENCE_BACKWARDS("~SEQ\\(N\\d, 1, 3\\).*", line -> line.replace(", 1, 3", ", 1, 1, -3")),
    INCLUDE_MISSING("global_defs \\{", line -> "include /nothing/here.conf\n" + line),
    INCLUDE_MISSING_CHECKED("global_defs \\{", line -> "includem /nothing/here.conf\n" + line),
    LONG_LINE("router_id left", line -> "    router_id " + "x".repeat(300)),
    SCHEDULER_UNKNOWN("lb_algo .*", line -> "    lb_algo fastest"),
    FORWARDING_UNKNOWN("lb_kind NAT", line -> line.replace("NAT", "PAT")),
    FORWARDING_MISSING("lb_kind NAT", line -> ""),
    PROTOCOL_MISSING("protocol TCP", line -> ""),
    PROTOCOL_UNKNOWN("protocol TCP", line -> line.replace("TCP", "ICMP")),
    PORT_TOO_HIGH("real_server 192\\.0\\.2\\.21 80 \\{", line -> line.replace(" 80 ", " 80000 ")),
    REAL_SERVER_TWICE("real_server 192\\.0\\.2\\.22 80 \\{", line -> line.replace(".22", ".21")),
    REAL_SERVER_FAMILY("real_server 192\\.0\\.2\\.22 80 \\{", line -> line.replace("192.0.2.22", "2001:db8::22")),
    REAL_SERVER_NO_ADDRESS("real_server 192\\.0\\.2\\.22 80 \\{", line -> line.replace("192.0.2.22", "web2")),
    QUORUM_TOO_HIGH("protocol TCP", line -> line + "\n    quorum 1000"),
    HYSTERESIS_TOO_HIGH("protocol TCP", line -> line + "\n    hysteresis 7"),
    PERSISTENCE_TOO_LONG("protocol TCP", line -> line + "\n    persistence_timeout 9999999"),
    OPS_WITH_TCP("protocol TCP", line -> line + "\n    ops"),
    URL_PATH_MISSING("path /", line -> ""),
    STATUS_CODE_WRONG("status_code 200", line -> line.replace("200", "700")),
    CHECKER_MISSPELT("TCP_CHECK \\{", line -> line.replace("TCP_CHECK", "TCP_CHEK")),
    MISC_PATH_MISSING("misc_path .*", line -> ""),
    DELAY_LOOP_ZERO("delay_loop \\d+", line -> "    delay_loop 0"),
    SERVER_WEIGHT_NEGATIVE("^        weight \\d+", line -> "        weight -1");

    private final Pattern where;
    private final UnaryOperator<String> change;

    Fault(String where, UnaryOperator<String> change) {
        this.where = Pattern.compile(where);
        this.change = change;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The lines with the mistake in one of those that fit; empty when none does. */
    Optional<List<String>> plantIn(List<String> good, Random random) {
        List<Integer> fitting = new ArrayList<>();
        for (int i = 0; i < good.size(); i++) {
            if (fits(good.get(i))) {
                fitting.add(i);
            }
        }
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        List<String> changed = new ArrayList<>(good);
        int at = fitting.get(random.nextInt(fitting.size()));
        changed.set(at, change.apply(changed.get(at)));
        return Optional.of(changed);
    }

    /** The pattern is that of a whole line, without the blanks around it unless it begins with {@code ^}. */
    private boolean fits(String line) {
        return where.matcher(where.pattern().startsWith("^") ? line : line.strip())
                .matches();
    }
}
