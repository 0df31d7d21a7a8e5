package dev.rollcall.rest.connection;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * A connection that is reset before its first request is complete. No handler of the framework
 * takes the failure then, and the network library logs what nobody takes, with a stack trace.
 */
class ResetBeforeRequestTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final EmbeddedChannel connection =
            new EmbeddedChannel(
                    new ReadingGate(
                            new ConnectionLimits(
                                    8, 1, new RequestHeads.Memory(1L << 30), LONG, LONG, LONG),
                            new ServingLoops(),
                            false,
                            () -> false,
                            ignored -> {}));

    @Test
    void reachesNoLog() {
        connection.pipeline().fireExceptionCaught(new IOException("Connection reset"));
        assertThatCode(connection::checkException).doesNotThrowAnyException();
    }

    @Test
    void hidesNoOtherFailure() {
        connection.pipeline().fireExceptionCaught(new IllegalStateException());
        assertThatThrownBy(connection::checkException).isInstanceOf(IllegalStateException.class);
    }
}
