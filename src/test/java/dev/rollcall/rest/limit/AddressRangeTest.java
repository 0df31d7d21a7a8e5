package dev.rollcall.rest.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rollcall.rest.connection.IpAddress;
import dev.rollcall.rest.limit.ClientAddress.AddressRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges of addresses, to the bit. */
class AddressRangeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # range          | address         | is in it
                    10.0.0.1         | 10.0.0.1        | true
                    10.0.0.1         | 10.0.0.2        | false
                    ' 10.0.0.1 '     | 10.0.0.1        | true
                    10.0.0.0/8       | 10.255.255.255  | true
                    10.0.0.0/8       | 11.0.0.0        | false
                    10.0.0.0/8       | 9.255.255.255   | false
                    10.1.2.3/8       | 10.0.0.0        | true
                    192.168.4.0/22   | 192.168.7.255   | true
                    192.168.4.0/22   | 192.168.8.0     | false
                    10.0.0.1/32      | 10.0.0.1        | true
                    10.0.0.1/32      | 10.0.0.0        | false
                    0.0.0.0/0        | 203.0.113.1     | true
                    0.0.0.0/0        | ::1             | false
                    200.0.0.0/8      | 200.1.1.1       | true
                    ::1              | ::1             | true
                    ::1              | 0:0:0:0:0:0:0:1 | true
                    ::1              | 127.0.0.1       | false
                    2001:db8::/32    | 2001:db8:1::1   | true
                    2001:db8::/32    | 2001:db9::1     | false
                    10.0.0.0/8       | ::ffff:10.1.2.3 | true
                    10.0.0.0/8       | 10.1.2.3:80     | true
                    ::ffff:10.0.0.0/104 | 10.1.2.3     | true
                    ::ffff:10.0.0.0/104 | 11.1.2.3     | false
                    ::ffff:10.0.0.1  | 10.0.0.1        | true
                    """)
    void hold(String range, String address, boolean held) {
        assertThat(AddressRange.parse(range).contains(IpAddress.parse(address).orElseThrow()))
                .isEqualTo(held);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "10.0.0",
                "10.0.0.256",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "::1/129",
                "10.0.0.0/",
                "10.0.0.0/x",
                "10.0.0.0/8/8",
                "::ffff:10.0.0.0/95",
                "::ffff:10.0.0.0/129",
                "10.0.0.1:80",
                "[::1]",
                "[::1]:80"
            })
    void areRefusedIfTheyAreNone(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddressRange.parse(text))
                .withMessageContaining(text);
    }
}
