package dev.rollcall.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One address is one, whichever way it is spelt. */
class IpAddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # spelling                   | counted as
                    198.51.100.10                | 198.51.100.10
                    ' 198.51.100.10 '            | 198.51.100.10
                    198.51.100.10:51234          | 198.51.100.10
                    ::ffff:198.51.100.10         | 198.51.100.10
                    ::FFFF:c633:640a             | 198.51.100.10
                    0:0:0:0:0:ffff:198.51.100.10 | 198.51.100.10
                    [::ffff:198.51.100.10]:443   | 198.51.100.10
                    2001:db8::1                  | 20010db800000000/64
                    2001:DB8::1                  | 20010db800000000/64
                    2001:db8:0:0:0:0:0:1         | 20010db800000000/64
                    2001:0db8::0001              | 20010db800000000/64
                    [2001:db8::1]                | 20010db800000000/64
                    [2001:db8::1]:443            | 20010db800000000/64
                    2001:db8::1%eth0             | 20010db800000000/64
                    2001:db8::ffff:1             | 20010db800000000/64
                    2001:db8:0:0:1::1            | 20010db800000000/64
                    2001:db8:0:1::1              | 20010db800000001/64
                    ::1                          | 0000000000000000/64
                    64:ff9b::c633:640a           | 64:ff9b:0:0:0:0:c633:640a
                    64:ff9b::c633:640b           | 64:ff9b:0:0:0:0:c633:640b
                    64:ff9b:0:0:1::1             | 0064ff9b00000000/64
                    """)
    void isCountedByTheAddressOrByTheNetworkOf64Bits(String spelling, String counted) {
        assertThat(IpAddress.parse(spelling).orElseThrow().countedAs()).isEqualTo(counted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2001:DB8::1",
                "2001:db8:0:0:0:0:0:1",
                "2001:0db8::0001",
                "[2001:db8::1]",
                "[2001:db8::1]:443",
                "2001:db8::1%eth0",
                " 2001:db8::1 "
            })
    void isEqualInEachSpelling(String spelling) {
        IpAddress address = IpAddress.parse("2001:db8::1").orElseThrow();

        assertThat(IpAddress.parse(spelling)).contains(address);
        assertThat(IpAddress.parse(spelling).orElseThrow()).hasSameHashCodeAs(address);
        assertThat(address).hasToString("2001:db8:0:0:0:0:0:1");
    }

    @Test
    void isNotEqualToAnother() {
        IpAddress address = IpAddress.parse("192.0.2.1").orElseThrow();

        assertThat(address).isNotEqualTo(IpAddress.parse("192.0.2.2").orElseThrow());
        assertThat(address).isNotEqualTo("192.0.2.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "unknown",
                "localhost",
                "10.0.0",
                "10.0.0.256",
                "10.0.0.1:",
                "10.0.0.1:123456",
                "10.0.0.1:x",
                "10.0.0.0/8",
                "[10.0.0.1",
                "[2001:db8::1]:",
                "[2001:db8::1]443",
                "2001:db8::1::2",
                "1.2.3.4, 5.6.7.8"
            })
    void isNoneOfAnythingElse(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
    }
}
