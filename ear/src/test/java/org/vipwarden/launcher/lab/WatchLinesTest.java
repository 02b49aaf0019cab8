package org.vipwarden.launcher.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The lines of other people's programs, as they came from Debian 12's. */
class WatchLinesTest {

    @Test
    void anAddressThatAppearsIsHeld() {
        assertThat(
                        AddressWatch.parse(
                                "[2026-11-20T19:20:16.392535] 2: eth0    inet 192.0.2.100/24 scope global secondary dynamic eth0"))
                .contains(new AddressWatch.Event(Instant.parse("2026-11-20T19:20:16.392535Z"), "192.0.2.100", true));
    }

    @Test
    void anAddressThatIsDeletedIsNot() {
        assertThat(AddressWatch.parse(
                        "[2026-11-20T19:20:19.300996] Deleted 2: eth0    inet 192.0.2.100/24 scope global eth0"))
                .contains(new AddressWatch.Event(Instant.parse("2026-11-20T19:20:19.300996Z"), "192.0.2.100", false));
    }

    @Test
    void anIpv6AddressIsReadToo() {
        assertThat(AddressWatch.parse("[2026-11-20T19:20:17.473116] 2: eth0    inet6 fe80::10/64 scope link nodad "))
                .contains(new AddressWatch.Event(Instant.parse("2026-11-20T19:20:17.473116Z"), "fe80::10", true));
        assertThat(AddressWatch.parse(
                        "[2026-11-20T19:20:19.464911] Deleted 2: eth0    inet6 2001:db8::10/64 scope global nodad "))
                .contains(new AddressWatch.Event(Instant.parse("2026-11-20T19:20:19.464911Z"), "2001:db8::10", false));
    }

    @Test
    void lifetimesAreNoEvents() {
        assertThat(AddressWatch.parse("       valid_lft 2sec preferred_lft 2sec"))
                .isEmpty();
    }

    @Test
    void anAdvertOfVersion2IsRead() {
        assertThat(AdvertWatch.parse(
                        "1795548016.392535 IP 192.0.2.11 > 224.0.0.18: VRRPv2, Advertisement, vrid 51, prio 99, "
                                + "authtype simple, intvl 1s, length 20"))
                .contains(
                        new AdvertWatch.Advert(Instant.parse("2026-11-24T19:20:16.392535Z"), "192.0.2.11", 2, 51, 99));
    }

    @Test
    void anAdvertBehindAnAuthenticationHeaderIsRead() {
        assertThat(AdvertWatch.parse("1795267431.874624 IP 192.0.2.11 > 192.0.2.12: AH(spi=0xc000020b,seq=0x1,"
                        + "icv=0xd98607560832efb69d91ac04): VRRPv2, Advertisement, vrid 51, prio 254, authtype ah, "
                        + "intvl 1s, length 20"))
                .hasValueSatisfying(advert -> {
                    assertThat(advert.from(Host.NODE1)).isTrue();
                    assertThat(advert.priority()).isEqualTo(254);
                });
    }

    @Test
    void anAdvertOverIpv6IsRead() {
        assertThat(
                        AdvertWatch.parse(
                                "1795267069.115688 IP6 fe80::11 > ff02::12: VRRPv3, Advertisement, vrid 51, prio 200, intvl 20cs, length 40"))
                .hasValueSatisfying(advert -> {
                    assertThat(advert.from(Host.NODE1)).isTrue();
                    assertThat(advert.from(Host.NODE2)).isFalse();
                    assertThat(advert.version()).isEqualTo(3);
                });
    }

    @Test
    void anAdvertOfVersion3IsRead() {
        assertThat(
                        AdvertWatch.parse(
                                "1795548016.000001 IP 192.0.2.12 > 224.0.0.18: VRRPv3, Advertisement, vrid 10, prio 0, intvl 10cs, length 12"))
                .hasValueSatisfying(advert -> {
                    assertThat(advert.isRelease()).isTrue();
                    assertThat(advert.from(Host.NODE2)).isTrue();
                    assertThat(advert.version()).isEqualTo(3);
                });
    }
}
