package org.vipwarden.engine.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    @ParameterizedTest
    @CsvSource({
        "0:0:0:0:0:0:0:0, ::",
        "::1, ::1",
        "FE80::1, fe80::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:0:1:0:0:0, 2001::1:0:0:0",
        "ff02::12, ff02::12",
        "::ffff:192.0.2.1, ::ffff:c000:201",
        "192.0.2.1, 192.0.2.1",
    })
    void isWrittenTheOneWay(String text, String canonical) {
        IpAddress address = IpAddress.parse(text);

        assertThat(address).hasToString(canonical);
        assertThat(IpAddress.parse(canonical)).isEqualTo(address);
        assertThat(IpAddress.of(address.toBytes())).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                ":::",
                "1::2::3",
                "fe80::1%eth0",
                "12345::",
                "host",
                "[::1]",
                "1:2:3:4:5:6:7",
                "1.2.3",
                "256.0.0.1"
            })
    void anythingElseIsNoAddress(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> IpAddress.parse(text));
    }

    @Test
    void comparesAsAnUnsignedNumber() {
        List<IpAddress> ordered = Stream.of(
                        "10.0.0.1", "192.0.2.1", "::1", "2001:db8::1", "2001:db8::8000:0:0:0", "fe80::1")
                .map(IpAddress::parse)
                .toList();

        assertThat(ordered.stream().sorted()).containsExactlyElementsOf(ordered);
        assertThat(ordered.stream().sorted(Comparator.reverseOrder()).sorted()).containsExactlyElementsOf(ordered);
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3/8, 10.0.0.0",
        "10.1.2.3/0, 0.0.0.0",
        "10.1.2.3/31, 10.1.2.2",
        "10.1.2.3, 10.1.2.3",
        "2001:db8:1:2:3::4/60, 2001:db8:1::",
        "2001:db8::4, 2001:db8::4",
    })
    void aNetworkHasNoHostBits(String cidr, String network) {
        assertThat(Cidr.parse(cidr).network()).hasToString(network);
    }

    @Test
    void aPrefixFitsItsFamily() {
        assertThatIllegalArgumentException().isThrownBy(() -> Cidr.parse("10.0.0.1/33"));
        assertThatIllegalArgumentException().isThrownBy(() -> Cidr.parse("::1/129"));
        assertThat(Cidr.parse("::1/128").prefixLength()).isEqualTo(128);
    }

    @Test
    void knowsGroupsAndLinkLocalAddresses() {
        assertThat(Stream.of("224.0.0.18", "239.255.255.255", "ff02::12").map(IpAddress::parse))
                .allMatch(IpAddress::isMulticast);
        assertThat(Stream.of("223.255.255.255", "240.0.0.0", "fe80::1").map(IpAddress::parse))
                .noneMatch(IpAddress::isMulticast);
        assertThat(Ipv6.parse("febf::1").isLinkLocal()).isTrue();
        assertThat(Ipv6.parse("fec0::1").isLinkLocal()).isFalse();
    }
}
