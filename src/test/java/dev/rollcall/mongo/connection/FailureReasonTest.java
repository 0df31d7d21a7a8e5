package dev.rollcall.mongo.connection;

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
import io.smallrye.mutiny.TimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.bson.BsonDocument;
import org.bson.BsonSerializationException;
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
                Arguments.of(new MongoTimeoutException("x"), "could be selected"),
                Arguments.of(new BsonSerializationException("x"), "cannot be read"),
                Arguments.of(new IllegalStateException("x"), "failed to answer"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void isASentenceWithoutAddressOrUser(Throwable failure, String expected) {
        assertThat(FailureReason.of(failure).sentence())
                .contains(expected)
                .doesNotContain("secret", "x ");
    }

    @Test
    void comesWithTheServersOwnCodeIfThereIsOne() {
        assertThat(FailureReason.serverCode(new MongoExecutionTimeoutException(50, "secret")))
                .hasValue(50);
        assertThat(FailureReason.serverCode(command(11600))).hasValue(11600);
        assertThat(FailureReason.serverCode(new MongoTimeoutException("secret"))).isEmpty();
    }

    private static MongoCommandException command(int code) {
        return new MongoCommandException(
                BsonDocument.parse("{\"ok\":0,\"code\":" + code + ",\"errmsg\":\"secret\"}"),
                SERVER);
    }
}
