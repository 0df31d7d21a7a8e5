package dev.rollcall.address;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import java.lang.reflect.Field;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressOptionsTest {

    /** A newer driver may know more; then this list has to grow with it. */
    @Test
    void followedAreThoseOfTheDriverAndTheAuthorities() throws ReflectiveOperationException {
        Field keys = ConnectionString.class.getDeclaredField("ALL_KEYS");
        keys.setAccessible(true);
        Set<String> expected =
                Stream.concat(((Set<?>) keys.get(null)).stream(), Stream.of("tlscafile"))
                        .map(String.class::cast)
                        .collect(Collectors.toSet());

        assertThat(AddressOptions.FOLLOWED)
                .extracting(name -> name.toLowerCase(Locale.ROOT))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # address                                | odd
                    mongodb://h/d?tls=ture                   | tls
                    mongodb://h/d?tls=                       | tls
                    mongodb://h/d?directConnection=maybe     | directConnection
                    mongodb://h/d?w=majority&RetryReads=on   | RetryReads
                    mongodb://h/d?tls=TRUE&ssl=1&safe=no     |
                    mongodb://h/d?replicaSet=ture            |
                    """)
    void aFlagThatIsNeitherTrueNorFalseIsNamed(String address, String odd) {
        assertThat(AddressOptions.neitherTrueNorFalse(address)).isEqualTo(Optional.ofNullable(odd));
        assertThat(new WorkspaceAddress(address).refusal())
                .isEqualTo(
                        Optional.ofNullable(odd)
                                .map(name -> "the option " + name + " has to be true or false"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # address                                             | ignored
                    mongodb://h/d                                         | ''
                    mongodb://h/d?readPreference=nearest&W=1              | ''
                    mongodb://h/d?readPreferrence=nearest&tls=true        | readPreferrence
                    mongodb+srv://h/d?srvMaxHosts=1&x=1&x=2&y=z           | x,y
                    mongodb://u:p@h/d?tlsAllowInvalidCertificates=true    | tlsAllowInvalidCertificates
                    """)
    void ignoredAreTheOthers(String address, String ignored) {
        assertThat(String.join(",", AddressOptions.ignoredIn(address))).isEqualTo(ignored);
    }
}
