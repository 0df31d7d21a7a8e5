package dev.rollcall.address;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkspaceAddressTest {

    @ParameterizedTest
    @CsvSource({
        "mongodb://h/d?tls=true&tlsCAFile=/etc/ca.pem,   /etc/ca.pem",
        "mongodb://h/?tlscafile=%2Fetc%2Fa%20b.pem,      /etc/a b.pem",
        "mongodb://h/?ssl=true;tlsCAFile=/ca.pem;w=1,    /ca.pem",
        "mongodb://h/?tlsCAFile,                         ",
        "mongodb://h/?tls=true,                          ",
        "mongodb://h/d,                                  "
    })
    void findsOptionsOfOtherDrivers(String text, String expected) {
        assertThat(new WorkspaceAddress(text).option("tlsCAFile").orElse(null)).isEqualTo(expected);
    }

    @Test
    void findsOptionsByTheirWholeNames() {
        WorkspaceAddress address =
                new WorkspaceAddress("mongodb://h/d?tls=true&tlsCAFile=/etc/ca.pem");

        assertThat(address.option("tlsCAFile")).contains("/etc/ca.pem");
        assertThat(address.option("CAFile")).isEmpty();
        assertThat(new WorkspaceAddress("mongodb://h").option("tls")).isEmpty();
    }

    @Test
    void trustsThePlatformIfItNamesNoAuthorities() {
        assertThat(new WorkspaceAddress("mongodb://h/?tls=true").trust()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"mongodb://h/chat, chat", "mongodb://h, test", "mongodb://h/?tls=true, test"})
    void meansTheDriversDefaultDatabaseIfItNamesNone(String text, String expected) {
        assertThat(WorkspaceAddress.databaseOf(new ConnectionString(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # address                                        | refused for
                    mongodb://h/d?tls=true                           |
                    mongodb://h/d?tls=true&tlsCertificateKeyFile=/c  | the option tlsCertificateKeyFile
                    mongodb://h/d?TLSCERTIFICATEKEYFILEPASSWORD=sec  | the option TLSCERTIFICATEKEYFILEPASSWORD
                    mongodb://h/d?ssl=true&sslKey=/k                 | the option sslKey
                    mongodb://CN=a@h/d?authMechanism=MONGODB-X509    | authMechanism=MONGODB-X509
                    mongodb://u:p@h/d?authMechanism=SCRAM-SHA-256    |
                    """)
    void isRefusedIfItWantsAClientCertificate(String text, String what) {
        assertThat(new WorkspaceAddress(text).refusal())
                .isEqualTo(
                        Optional.ofNullable(what)
                                .map(
                                        option ->
                                                option
                                                        + " wants a client certificate, which Rollcall cannot show; let its user sign in with a password"));
    }

    @Test
    void isNoText() {
        assertThat(new WorkspaceAddress("mongodb://u:SECRET@h").toString())
                .doesNotContain("SECRET");
    }
}
