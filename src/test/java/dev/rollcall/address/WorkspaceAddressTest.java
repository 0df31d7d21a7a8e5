package dev.rollcall.address;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # address                                        | refused for
                    mongodb://h/d?maxPoolSize=-1                     | maxSize >= 0
                    mongodb://h/d?minPoolSize=200                    | maxSize >= minSize
                    mongodb://h/d?maxConnecting=0                    | maxConnecting > 0
                    mongodb://h/d?localThresholdMS=-1                | localThreshold must be >= 0
                    mongodb://h/d?maxIdleTimeMS=-1                   | maxConnectionIdleTime >= 0
                    mongodb://u:SECRET@h/d?timeoutMS=-1              | timeoutMS > 0
                    mongodb://h/d?connectTimeoutMS=-5                | connectTimeoutMS >= 0
                    """)
    void isRefusedForValuesThatTheDriverRefusesLater(String text, String condition) {
        assertThat(new WorkspaceAddress(text).refusal())
                .contains(
                        "its options have impossible values, because the driver wants "
                                + condition);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # address                                               | refused for
                    mongodb://%2Ftmp%2Fmongo.sock/d                         | a Unix domain socket
                    mongodb://h/d?proxyHost=p&proxyPort=1                   | the option proxyHost
                    """)
    void isRefusedForWhatThisDriverLacks(String text, String what) {
        assertThat(new WorkspaceAddress(text).refusal().orElse("")).startsWith(what);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb://h1,h2:27018/d?replicaSet=a&maxPoolSize=20&minPoolSize=20",
                "mongodb://h/d?connectTimeoutMS=0&timeoutMS=1&maxPoolSize=0",
                "mongodb+srv://cluster.example.org/d?srvMaxHosts=2&maxConnecting=1"
            })
    void isNotRefusedForOtherOptions(String text) {
        assertThat(new WorkspaceAddress(text).refusal()).isEmpty();
    }

    @Test
    void isNoText() {
        assertThat(new WorkspaceAddress("mongodb://u:SECRET@h").toString())
                .doesNotContain("SECRET");
    }
}
