package dev.rollcall.address;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
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
    void tellsOptionsOfOtherDrivers(String text, String expected) {
        assertThat(new WorkspaceAddress(text).option("tlsCAFile").orElse(null)).isEqualTo(expected);
    }

    @Test
    void tellsOptionsByTheirWholeNames() {
        WorkspaceAddress address =
                new WorkspaceAddress("mongodb://h/d?tls=true&tlsCAFile=/etc/ca.pem");

        assertThat(address.option("tlsCAFile")).contains("/etc/ca.pem");
        assertThat(address.option("CAFile")).isEmpty();
        assertThat(new WorkspaceAddress("mongodb://h").option("tls")).isEmpty();
    }

    @Test
    void trustsThePlatformWhereItNamesNoAuthorities() {
        assertThat(new WorkspaceAddress("mongodb://h/?tls=true").trust()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "mongodb://h/chat, chat",
        "mongodb://h, rocketchat",
        "mongodb://h/?tls=true, rocketchat"
    })
    void meansRocketChatsOwnDatabaseWhereItNamesNone(String text, String expected) {
        assertThat(WorkspaceAddress.databaseOf(new ConnectionString(text))).isEqualTo(expected);
    }

    @Test
    void isNoText() {
        assertThat(new WorkspaceAddress("mongodb://u:SECRET@h").toString())
                .doesNotContain("SECRET");
    }
}
