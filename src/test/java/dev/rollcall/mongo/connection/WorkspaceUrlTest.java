package dev.rollcall.mongo.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.ReadPreference;
import dev.rollcall.mongo.StandInConfiguration;
import org.junit.jupiter.api.Test;

class WorkspaceUrlTest {

    private static WorkspaceUrl url(String text) {
        return new WorkspaceUrl(StandInConfiguration.withUrl(text));
    }

    @Test
    void namesTheMembersToReadFrom() {
        WorkspaceUrl url = url("mongodb://h/chat?replicaSet=rs0&readPreference=secondaryPreferred");

        assertThat(url.readPreference()).isEqualTo(ReadPreference.secondaryPreferred());
        assertThat(url("mongodb://h").readPreference()).isEqualTo(ReadPreference.primary());
    }

    @Test
    void saysNothingIfItIsMissing() {
        WorkspaceUrl url = url("");

        assertThat(url.readPreference()).isEqualTo(ReadPreference.primary());
        assertThat(url.trust()).isEmpty();
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
}
