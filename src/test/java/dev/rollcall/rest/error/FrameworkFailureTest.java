package dev.rollcall.rest.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the framework refuses is answered by the same table. */
class FrameworkFailureTest {

    @ParameterizedTest
    @CsvSource({
        "400, MalformedRequest",
        "401, MalformedRequest",
        "404, NoSuchEndpoint",
        "405, MethodNotAllowed",
        "406, MalformedRequest",
        "413, BodyTooLarge",
        "415, MalformedRequest",
        "499, MalformedRequest"
    })
    void isARefusalIfTheStatusIsTheClients(int status, String refusal) {
        for (Throwable failure : new Throwable[] {null, new IllegalStateException()}) {
            assertThat(FrameworkFailure.of(status, failure).getClass().getSimpleName())
                    .isEqualTo(refusal);
        }
    }

    @ParameterizedTest
    @CsvSource({"-1", "200", "399", "500", "503"})
    void isItselfOtherwise(int status) {
        Throwable failure = new IllegalArgumentException();

        assertThat(FrameworkFailure.of(status, failure)).isSameAs(failure);
        assertThat(FrameworkFailure.of(status, null)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void isTheClientsIfItEndedItsConnectionOrStream() {
        for (Throwable ended :
                List.of(
                        new HttpClosedException("closed"),
                        new StreamResetException(8),
                        Http2Exception.streamError(1, Http2Error.STREAM_CLOSED, "closed"))) {
            assertThat(FrameworkFailure.of(500, ended))
                    .isInstanceOf(RequestFailure.ClientGone.class);
        }
    }
}
