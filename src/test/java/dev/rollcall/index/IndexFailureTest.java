package dev.rollcall.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoInternalException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import java.net.ConnectException;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonSerializationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IndexFailureTest {

    private static final ServerAddress SERVER = new ServerAddress("secret-host");

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(
                        new MongoSecurityException(
                                MongoCredential.createCredential("secret", "d", new char[0]),
                                "secret"),
                        "The server refuses the user or the password of ROLLCALL_INDEXES_MONGO_URL"),
                Arguments.of(
                        new MongoTimeoutException("secret"),
                        "No server of ROLLCALL_INDEXES_MONGO_URL answers"),
                Arguments.of(
                        new MongoSocketOpenException("secret", SERVER, new ConnectException()),
                        "No server of ROLLCALL_INDEXES_MONGO_URL answers"),
                Arguments.of(refusal(13), "The user of ROLLCALL_INDEXES_MONGO_URL has no right"),
                Arguments.of(refusal(85), "An index of Rollcall's name or keys exists"),
                Arguments.of(refusal(86), "An index of Rollcall's name or keys exists"),
                Arguments.of(refusal(67), "The database refused this with code 67"),
                Arguments.of(
                        new MongoInternalException("secret"),
                        "The server of ROLLCALL_INDEXES_MONGO_URL gave an answer that cannot be read (MongoInternalException)"),
                Arguments.of(
                        new BsonSerializationException("secret"),
                        "The server of ROLLCALL_INDEXES_MONGO_URL gave an answer that cannot be read (BsonSerializationException)"));
    }

    private static MongoCommandException refusal(int code) {
        return new MongoCommandException(
                BsonDocument.parse("{ok: 0, errmsg: 'secret', code: " + code + "}"), SERVER);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void isOneSentenceThatQuotesNothing(Throwable failure, String sentence) {
        assertThat(IndexFailure.sentence(failure))
                .startsWith(sentence)
                .endsWith(".")
                .doesNotContain("secret");
    }
}
