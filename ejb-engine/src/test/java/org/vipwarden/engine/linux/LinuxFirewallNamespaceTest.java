package org.vipwarden.engine.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.linux.Firewall.Entries;
import org.vipwarden.engine.linux.Firewall.Table;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.Ipv6;

/** The packet rules, as the real kernel takes them and as a client feels them. */
class LinuxFirewallNamespaceTest extends OnACable {
    private static final Table TABLE = new Table("vipwarden", -1, true);
    private static final int PORT = 8080;

    @BeforeEach
    void putTheAddressThere() {
        here.ip("addr add " + VIP + " dev v0");
    }

    private static Entries closed(IpAddress... addresses) {
        return new Entries(List.of(addresses), List.of());
    }

    private boolean answers(IpAddress address) {
        return there.run(() -> {
            try (Socket client = new Socket()) {
                client.connect(new InetSocketAddress(address.toString(), PORT), 500);
                return true;
            } catch (SocketTimeoutException e) {
                return false;
            }
        });
    }

    private ServerSocket listen() {
        return here.run(() -> {
            ServerSocket server = new ServerSocket();
            server.bind(new InetSocketAddress("0.0.0.0", PORT));
            return server;
        });
    }

    @Test
    void aClosedAddressLetsNothingInAndAnOpenedOneEverything() throws IOException {
        IpAddress vip = VIP.address();
        try (ServerSocket server = listen()) {
            assertThat(server.getLocalPort()).isEqualTo(PORT);
            assertThat(answers(vip)).isTrue();
            here.run(() -> {
                assertThat(kernel.firewall().open(TABLE)).isEmpty();
                assertThat(kernel.firewall().add(closed(vip))).isEmpty();
                return null;
            });
            assertThat(answers(vip)).as("the closed address").isFalse();
            assertThat(answers(HERE)).as("the host's own address").isTrue();
            assertThat(there.ip("neigh show " + vip)).as("ARP goes on").contains("lladdr");
            here.run(() -> kernel.firewall().remove(closed(vip)));
            assertThat(answers(vip)).isTrue();
        }
    }

    @Test
    void theRulesetIsWhatItsDocumentationSays() {
        here.run(() -> {
            kernel.firewall().open(TABLE);
            kernel.firewall()
                    .add(new Entries(
                            List.of(Ipv4.parse("192.0.2.100"), Ipv6.parse("2001:db8::10")), List.of("vrrp.51")));
            return null;
        });
        assertThat(nft())
                .contains("table inet vipwarden {")
                .contains("type ipv4_addr elements = { 192.0.2.100 }")
                .contains("type ipv6_addr elements = { 2001:db8::10 }")
                .contains("type ifname elements = { \"vrrp.51\" }")
                .contains("type filter hook output priority filter - 1; policy accept;")
                .contains("meta l4proto igmp oifname @vmacs counter packets 0 bytes 0 drop")
                .contains("icmpv6 type mld2-listener-report oifname @vmacs counter packets 0 bytes 0 drop")
                .contains("ip daddr @closed4 counter packets 0 bytes 0 drop")
                .contains("ip6 saddr @closed6 counter packets 0 bytes 0 drop");
    }

    private String nft() {
        return here.run(() -> here.command("nft list ruleset")).replaceAll("\\s+", " ");
    }

    @Test
    void othersTablesAreLeftAloneAndOursIsMadeAnewAndRemoved() {
        here.run(() -> {
            here.command("nft add table inet other");
            kernel.firewall().open(TABLE);
            kernel.firewall().add(closed(VIP.address()));
            assertThat(kernel.firewall().open(new Table("vipwarden", 5, false))).isEmpty();
            return null;
        });
        assertThat(nft())
                .contains("priority filter + 5")
                .doesNotContain("192.0.2.100")
                .doesNotContain("counter");
        here.run(() -> {
            assertThat(kernel.firewall().shut()).isEmpty();
            assertThat(kernel.firewall().shut()).isEmpty();
            return null;
        });
        assertThat(nft().strip()).isEqualTo("table inet other { }");
    }

    @Test
    void tenThousandAddressesAreClosedInBatches() {
        List<IpAddress> many = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            many.add(new Ipv4(Ipv4.parse("198.51.0.0").bits() + i));
        }
        here.run(() -> {
            kernel.firewall().open(TABLE);
            assertThat(kernel.firewall().add(new Entries(many, List.of()))).isEmpty();
            return null;
        });
        assertThat(nft().split("198\\.51\\.", -1)).hasSize(10_001);
        here.run(() -> {
            assertThat(kernel.firewall().remove(new Entries(many, List.of()))).isEmpty();
            return null;
        });
        assertThat(nft()).doesNotContain("198.51.");
    }

    @Test
    void anEntryThatIsNotThereIsARefusalInWords() {
        here.run(() -> {
            kernel.firewall().open(TABLE);
            assertThat(kernel.firewall().remove(closed(VIP.address())))
                    .hasValueSatisfying(text -> assertThat(text).contains("No such file"));
            return null;
        });
    }

    @Test
    void withoutTheRightTheRefusalSaysWhichOneIsMissing() {
        here.dropCapabilities();
        here.run(() -> {
            assertThat(kernel.firewall().open(TABLE))
                    .hasValueSatisfying(text -> assertThat(text).contains("CAP_NET_ADMIN"));
            return null;
        });
    }
}
