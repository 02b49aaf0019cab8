package org.vipwarden.tests.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A configuration without a mistake, made at random: each setting is there or not, and has some value that is allowed. */
final class GoodConfiguration {
    private final Random random;
    private final List<String> lines = new ArrayList<>();
    private final List<String> instances = new ArrayList<>();

    GoodConfiguration(Random random) {
        this.random = random;
    }

    List<String> lines() {
        boolean balanced = random.nextInt(3) == 0;
        global();
        trackers();
        int count = 1 + random.nextInt(3);
        for (int i = 1; i <= count; i++) {
            instance(i);
        }
        if (count > 1 && random.nextBoolean()) {
            syncGroup();
        }
        if (balanced) {
            virtualServer();
        }
        return lines;
    }

    private void global() {
        add("$IF=eth0");
        add("$PASS=secret");
        add("global_defs {");
        maybe("    router_id left");
        add("    script_user root");
        add("    enable_script_security");
        maybe("    vrrp_garp_master_delay " + random.nextInt(20));
        maybe("    vrrp_garp_master_repeat " + (1 + random.nextInt(5)));
        maybe("    vrrp_skip_check_adv_addr");
        maybe("    vrrp_check_unicast_src");
        maybe("    vrrp_mcast_group4 224.0.0." + (18 + random.nextInt(5)));
        maybe("    @lb1 vrrp_startup_delay 1.5");
        maybe("    notification_email {\n        root@example.org\n    }");
        maybe("    smtp_server 192.0.2.25 25");
        maybe("    max_auto_priority 50");
        add("}");
    }

    private void trackers() {
        add("vrrp_script check {");
        add("    script \"/bin/true 'a b'\"");
        add("    interval " + (1 + random.nextInt(10)));
        maybe("    timeout 3");
        maybe("    weight " + (random.nextInt(507) - 253));
        maybe("    rise " + (1 + random.nextInt(5)));
        maybe("    fall " + (1 + random.nextInt(5)));
        maybe("    init_fail");
        add("}");
        add("track_file mark {");
        add("    file /tmp/mark");
        maybe("    weight " + (random.nextInt(509) - 254));
        add("}");
        add("vrrp_track_process web {");
        add("    process nginx");
        maybe("    weight " + (random.nextInt(509) - 254));
        maybe("    quorum " + (1 + random.nextInt(9)));
        maybe("    delay 0.5");
        add("}");
    }

    private void instance(int number) {
        String name = "VI_" + number;
        instances.add(name);
        int version = 2 + random.nextInt(2);
        add("vrrp_instance " + name + " {");
        maybe("    state BACKUP");
        add("    interface $IF");
        add("    virtual_router_id " + (50 + number));
        add("    priority " + (1 + random.nextInt(254)));
        add("    version " + version);
        add("    advert_int " + (version == 2 ? "1" : "0." + (1 + random.nextInt(9))));
        if (version == 2 && random.nextBoolean()) {
            add("    authentication {\n        auth_type PASS\n        auth_pass $PASS\n    }");
        }
        maybe("    nopreempt");
        maybe("    garp_master_refresh " + random.nextInt(100));
        maybe("    dont_track_primary");
        maybe("    track_interface {\n        eth1 weight " + (random.nextInt(100) - 50) + "\n    }");
        maybe("    track_script {\n        check\n    }");
        maybe("    track_file {\n        mark weight 1\n    }");
        maybe("    track_process {\n        web\n    }");
        maybe("    notify_master \"/bin/echo master\"");
        maybe("    notify /bin/echo root");
        maybe("    smtp_alert");
        if (random.nextInt(4) == 0) {
            add("    unicast_src_ip 192.0.2.11");
            add("    unicast_peer {\n        192.0.2.12\n    }");
        }
        addresses(number);
        add("}");
    }

    private void addresses(int number) {
        add("    virtual_ipaddress {");
        add("        192.0.2." + (100 + number) + "/24");
        if (random.nextBoolean()) {
            add("        ~SEQ(N" + number + ", 1, 3) 198.51." + number + ".${N" + number + "}/32 dev eth1");
        }
        maybe("        10." + number + ".1.1/24 dev eth1 label eth1:" + number + " scope link");
        add("    }");
        if (random.nextBoolean()) {
            add("    virtual_routes {");
            add("        10." + (20 + number) + ".0.0/16 via 192.0.2.1 dev eth0");
            add("    }");
        }
        if (random.nextBoolean()) {
            add("    virtual_rules {");
            add("        from 192.0.2." + (100 + number) + "/32 table " + (100 + number) + " preference "
                    + (2000 + number));
            add("    }");
        }
    }

    private void syncGroup() {
        add("vrrp_sync_group G1 {");
        add("    group {");
        instances.forEach(name -> add("        " + name));
        add("    }");
        maybe("    sync_group_tracking_weight");
        maybe("    notify_backup /bin/true");
        add("}");
    }

    private void virtualServer() {
        add("virtual_server 192.0.2.101 80 {");
        add("    delay_loop " + (1 + random.nextInt(20)));
        add("    lb_algo " + List.of("rr", "wrr", "lc", "wlc", "sh", "dh").get(random.nextInt(6)));
        add("    lb_kind NAT");
        add("    protocol TCP");
        maybe("    persistence_timeout " + (1 + random.nextInt(1000)));
        maybe("    sorry_server 192.0.2.250 80");
        maybe("    quorum 1");
        maybe("    alpha");
        for (int i = 1; i <= 2; i++) {
            add("    real_server 192.0.2.2" + i + " 80 {");
            add("        weight " + (1 + random.nextInt(10)));
            checker();
            add("    }");
        }
        add("}");
    }

    private void checker() {
        switch (random.nextInt(4)) {
            case 0 -> {
                add(
                        "        HTTP_GET {\n            url {\n                path /\n                status_code 200\n            }");
                add("            retry 2");
                add("        }");
            }
            case 1 -> add("        TCP_CHECK {\n            connect_timeout 3\n        }");
            case 2 ->
                add("        MISC_CHECK {\n            misc_path /bin/true\n            misc_timeout 5\n        }");
            default -> add("        PING_CHECK {\n            retry 1\n        }");
        }
    }

    private void maybe(String text) {
        if (random.nextInt(3) == 0) {
            add(text);
        }
    }

    /** A text may be several lines. */
    private void add(String text) {
        lines.addAll(text.lines().toList());
    }
}
