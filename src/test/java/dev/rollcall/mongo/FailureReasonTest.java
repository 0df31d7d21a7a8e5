package dev.rollcall.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import dev.rollcall.user.StoreUnavailableException;
import io.smallrye.mutiny.TimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an operator reads when the database fails. */
class FailureReasonTest {

    private static final ServerAddress SERVER = new ServerAddress("secret.host");
    private static final MongoSecurityException REFUSED =
            new MongoSecurityException(
                    MongoCredential.createCredential("secret.user", "admin", new char[0]), "no");

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(REFUSED, "refuses the user"),
                Arguments.of(new MongoClientException("cleared", REFUSED), "refuses the user"),
                Arguments.of(
                        new MongoSocketException("x", SERVER, new SSLHandshakeException("x")),
                        "TLS"),
                Arguments.of(
                        new MongoSocketException("x", SERVER, new UnknownHostException("x")),
                        "host of MONGO_URL is not known"),
                Arguments.of(command(13), "may not read"),
                Arguments.of(command(11600), "failed to answer"),
                Arguments.of(new MongoExecutionTimeoutException(50, "x"), "longer"),
                Arguments.of(new TimeoutException(), "in time"),
                Arguments.of(new MongoSocketOpenException("x", SERVER), "cannot be connected"),
                Arguments.of(new MongoTimeoutException("x"), "can be selected"),
                Arguments.of(new IllegalStateException("x"), "cannot be read"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void isASentenceWithoutAddressOrUser(Throwable failure, String expected) {
        assertThat(FailureReason.of(failure)).contains(expected).doesNotContain("secret", "x ");
    }

    @Test
    void hasTheServersOwnCodeAndTheSettingThatRulesIt() {
        MongoExecutionTimeoutException slow = new MongoExecutionTimeoutException(50, "secret");
        StoreUnavailableException unavailable = FailureReason.unavailable(slow, slow);

        assertThat(unavailable.serverCode()).hasValue(50);
        assertThat(unavailable.setting()).contains("ROLLCALL_LIMITS_COMMAND");
        assertThat(unavailable.isOutOfTime()).isTrue();
        assertThat(unavailable.getMessage()).doesNotContain("secret");
    }

    /** The driver numbers its own failures below zero. */
    @Test
    void hasNoCodeWhereTheServerGaveNone() {
        MongoTimeoutException noServer = new MongoTimeoutException("secret");
        StoreUnavailableException unavailable = FailureReason.unavailable(noServer, noServer);

        assertThat(unavailable.serverCode()).isEmpty();
        assertThat(unavailable.isOutOfTime()).isFalse();
        assertThat(FailureReason.unavailable(command(11600), command(11600)).serverCode())
                .hasValue(11600);
    }

    private static MongoCommandException command(int code) {
        return new MongoCommandException(
                BsonDocument.parse("{\"ok\":0,\"code\":" + code + ",\"errmsg\":\"secret\"}"),
                SERVER);
    }
}
