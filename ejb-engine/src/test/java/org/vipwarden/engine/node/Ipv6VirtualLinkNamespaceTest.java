package org.vipwarden.engine.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vipwarden.engine.config.TextFiles;
import org.vipwarden.engine.kit.NetworkNamespace;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.Setting;

/** Two nodes with IPv6 and links of their own, on a real cable; new links have no IPv6 on these hosts unless somebody gives it to them. */
@Timeout(60)
class Ipv6VirtualLinkNamespaceTest {
    private static final String VIRTUAL_MAC = "00:00:5e:00:02:33";
    private static final Pattern LINK_LOCAL = Pattern.compile("inet6 (fe80::[0-9a-f:]+)/64");
    private static final Pattern MAC = Pattern.compile("link/ether (\\S+)");

    private final List<RealHost> hosts = new ArrayList<>();
    private NetworkNamespace here;
    private NetworkNamespace there;

    /** Where their adverts leave. */
    enum Attached {
        BY_VMAC("use_vmac vrrp.51"),
        BY_VMAC_BUT_SENDING_FROM_THE_INTERFACE("use_vmac vrrp.51\nvmac_xmit_base");

        private final String lines;

        Attached(String lines) {
            this.lines = lines;
        }
    }

    @BeforeEach
    void layTheCable() {
        here = new NetworkNamespace("here");
        there = new NetworkNamespace("there");
        here.connect("eth0", "10.0.0.1/24", there, "eth0", "10.0.0.2/24");
        for (NetworkNamespace end : List.of(here, there)) {
            await().until(() -> end.ip("-6 addr show dev eth0 -tentative"), LINK_LOCAL.asPredicate());
            run(end, "sysctl -q net.ipv6.conf.default.disable_ipv6=1");
        }
    }

    @AfterEach
    void takeItAway() throws InterruptedException {
        for (RealHost host : hosts) {
            host.end();
        }
        assertThat(here.ip("link show")).doesNotContain("vrrp.51");
        here.close();
        there.close();
    }

    private static Setting setting(int priority, Attached attached) {
        return new Setting(
                TextFiles.load(
                                """
                                vrrp_instance VI_1 {
                                    interface eth0
                                    virtual_router_id 51
                                    version 3
                                    advert_int 0.1
                                    priority %d
                                    %s
                                    virtual_ipaddress {
                                        fe80::5:51/64
                                        2001:db8::51/64
                                    }
                                }
                                """
                                        .formatted(priority, attached.lines),
                                "")
                        .configuration()
                        .orElseThrow()
                        .instances()
                        .get(0),
                true);
    }

    @ParameterizedTest
    @EnumSource
    void advertsComeFromTheInterfacesOwnAddressAndTheClientLearnsTheVirtualMac(Attached attached) {
        RealHost node = start(here, setting(200, attached));
        RealHost peer = start(there, setting(100, attached));
        await().until(() -> node.is("VI_1", Role.ACTIVE) && peer.is("VI_1", Role.BACKUP));

        String mac = attached == Attached.BY_VMAC ? VIRTUAL_MAC : find(MAC, here.ip("link show dev eth0"));
        String own = find(LINK_LOCAL, here.ip("-6 addr show dev eth0"));
        String frames = run(there, "timeout 10 tcpdump -v -e -n -l -i eth0 -c 10 -Z root ip6 proto 112");
        assertThat(frames.lines().filter(line -> line.contains("VRRP")))
                .hasSizeGreaterThanOrEqualTo(10)
                .allSatisfy(frame -> assertThat(frame)
                        .contains(mac + " > 33:33:00:00:00:12")
                        .contains("hlim 255")
                        .contains(" " + own + " > ff02::12: "));
        assertThat(node.is("VI_1", Role.ACTIVE)).isTrue();
        assertThat(peer.is("VI_1", Role.BACKUP)).isTrue();

        there.ip("addr add 2001:db8::2/64 dev eth0 nodad");
        run(there, "bash -c echo>/dev/udp/2001:db8::51/9");
        await().untilAsserted(() ->
                assertThat(there.ip("-6 neigh show 2001:db8::51 dev eth0")).contains("lladdr " + VIRTUAL_MAC));
        assertThat(node.troubles()).isEmpty();
        assertThat(peer.troubles()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theLinkHasNoAddressButTheVirtualOnes(Attached attached) {
        RealHost node = start(here, setting(200, attached));
        await().until(() -> node.is("VI_1", Role.ACTIVE));
        await().untilAsserted(
                        () -> assertThat(here.ip("-6 -o addr show dev vrrp.51").lines())
                                .hasSize(2)
                                .anySatisfy(line -> assertThat(line).contains("inet6 2001:db8::51/64"))
                                .anySatisfy(line -> assertThat(line).contains("inet6 fe80::5:51/64")));
        assertThat(run(here, "sysctl -n net.ipv6.conf.vrrp/51.accept_ra"))
                .as("a router's advertisement would give it one")
                .isEqualToIgnoringNewLines("0");
    }

    private RealHost start(NetworkNamespace where, Setting setting) {
        RealHost host = new RealHost(where, setting);
        hosts.add(host);
        return host;
    }

    private static String run(NetworkNamespace where, String words) {
        return where.run(() -> where.command(words));
    }

    private static String find(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }
}
