package dev.rollcall.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.ReadPreference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkspaceUrlTest {

    private static WorkspaceUrl url(String text) {
        return new WorkspaceUrl(StandInConfiguration.withUrl(text));
    }

    @Test
    void tellsWhereToReadFrom() {
        WorkspaceUrl url = url("mongodb://h/chat?replicaSet=rs0&readPreference=secondaryPreferred");

        assertThat(url.readPreference()).isEqualTo(ReadPreference.secondaryPreferred());
        assertThat(url("mongodb://h").readPreference()).isEqualTo(ReadPreference.primary());
    }

    @Test
    void saysNothingWhereItIsMissing() {
        WorkspaceUrl url = url("");

        assertThat(url.readPreference()).isEqualTo(ReadPreference.primary());
        assertThat(url.foreignOption("tlsCAFile")).isEmpty();
        assertThat(url.leavesOpen(ConnectionString::getConnectTimeout)).isTrue();
    }

    @Test
    void leavesOpenWhatItDoesNotSay() {
        WorkspaceUrl url = url("mongodb://h/?connectTimeoutMS=100");

        assertThat(url.leavesOpen(ConnectionString::getConnectTimeout)).isFalse();
        assertThat(url.leavesOpen(ConnectionString::getSocketTimeout)).isTrue();
    }

    @Test
    void isReadWithoutAskingTheNameServer() {
        WorkspaceUrl url =
                url(
                        "mongodb+srv://no.such.host/?srvMaxHosts=2&connectTimeoutMS=100&readPreference=nearest");

        assertThat(url.leavesOpen(ConnectionString::getConnectTimeout)).isFalse();
        assertThat(url.readPreference()).isEqualTo(ReadPreference.nearest());
    }

    @ParameterizedTest
    @CsvSource({
        "mongodb://h/d?tls=true&tlsCAFile=/etc/ca.pem,   /etc/ca.pem",
        "mongodb://h/?tlscafile=%2Fetc%2Fa%20b.pem,      /etc/a b.pem",
        "mongodb://h/?ssl=true;tlsCAFile=/ca.pem;w=1,    /ca.pem",
        "mongodb://h/d,                                  "
    })
    void tellsOptionsOfOtherDrivers(String text, String expected) {
        WorkspaceUrl url = url(text);

        assertThat(url.foreignOption("tlsCAFile").orElse(null)).isEqualTo(expected);
    }
}
