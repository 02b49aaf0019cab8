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
    void lifetimesAndOtherFamiliesAreNoEvents() {
        assertThat(AddressWatch.parse("       valid_lft 2sec preferred_lft 2sec"))
                .isEmpty();
        assertThat(AddressWatch.parse("[2026-11-20T19:20:17.473116] 2: eth0    inet6 fe80::743e/64 scope link "))
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
