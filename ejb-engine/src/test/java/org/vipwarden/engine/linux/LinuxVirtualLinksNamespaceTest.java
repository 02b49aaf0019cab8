package org.vipwarden.engine.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.vipwarden.engine.linux.VirtualLinks.Wanted;
import org.vipwarden.engine.linux.wire.LinkKind;
import org.vipwarden.engine.unit.MacAddress;

/** Links on top of others, made by the real kernel. */
class LinuxVirtualLinksNamespaceTest extends OnACable {
    private static final MacAddress MAC = new MacAddress(0x0000_5E00_0133L);

    private Wanted macvlan(int group) {
        return new Wanted("vrrp.51", LinkKind.MACVLAN, link.index(), MAC, group);
    }

    @Test
    void aVirtualLinkIsMadeAsKeepalivedMakesIt() {
        here.run(() -> {
            kernel.virtualLinks().make(macvlan(0));
            kernel.virtualLinks().up("vrrp.51");
            assertThat(here.command("ip -d link show vrrp.51"))
                    .contains("vrrp.51@v0:")
                    .contains(",UP,")
                    .contains("link/ether 00:00:5e:00:01:33")
                    .contains("macvlan mode private")
                    .contains("addrgenmode none");
            assertThat(here.command("ip -6 addr show dev vrrp.51")).doesNotContain("inet6");
            return null;
        });
    }

    @Test
    void aLinkThatIsThereAsWantedIsTakenOver() {
        here.run(() -> {
            kernel.virtualLinks().make(macvlan(7));
            kernel.virtualLinks().up("vrrp.51");
            int index = linkOf(kernel, "vrrp.51").index();
            kernel.virtualLinks().make(macvlan(7));
            assertThat(linkOf(kernel, "vrrp.51").index()).isEqualTo(index);
            assertThat(here.command("ip link show vrrp.51")).contains("group 7");
            return null;
        });
    }

    @Test
    void oneOfOursThatDiffersIsMadeAnew() {
        here.run(() -> {
            kernel.virtualLinks().make(macvlan(7));
            int index = linkOf(kernel, "vrrp.51").index();
            kernel.virtualLinks().make(macvlan(8));
            assertThat(linkOf(kernel, "vrrp.51").index()).isNotEqualTo(index);
            assertThat(here.command("ip link show vrrp.51")).contains("group 8");
            return null;
        });
    }

    @Test
    void anotherLinkOfThatNameIsLeftAlone() {
        here.run(() -> {
            here.command("ip link add vrrp.51 type veth peer name other");
            int index = linkOf(kernel, "vrrp.51").index();
            assertThatThrownBy(() -> kernel.virtualLinks().make(macvlan(0)))
                    .isInstanceOf(KernelRefusal.class)
                    .hasMessageContaining("another link vrrp.51");
            assertThat(linkOf(kernel, "vrrp.51").index()).isEqualTo(index);
            return null;
        });
    }

    @Test
    void aRemovedLinkIsGoneAndMayBeRemovedAgain() {
        here.run(() -> {
            kernel.virtualLinks().make(macvlan(0));
            kernel.virtualLinks().remove("vrrp.51");
            kernel.virtualLinks().remove("vrrp.51");
            assertThat(kernel.routing().links()).noneMatch(l -> l.name().equals("vrrp.51"));
            return null;
        });
    }

    @Test
    void withoutTheRightTheRefusalSaysWhichOneIsMissing() {
        here.dropCapabilities();
        here.run(() -> {
            assertThatThrownBy(() -> kernel.virtualLinks().make(macvlan(0)))
                    .isInstanceOf(KernelRefusal.class)
                    .hasMessageContaining("CAP_NET_ADMIN");
            return null;
        });
    }
}
