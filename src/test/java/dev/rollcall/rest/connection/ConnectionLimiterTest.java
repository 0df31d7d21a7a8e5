package dev.rollcall.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A port that cannot accept, or that takes no more connections. */
class ConnectionLimiterTest {

    private static final ConnectionLimits LIMITS =
            new ConnectionLimits(
                    8, 8, new RequestHeads.Memory(0), Duration.ZERO, Duration.ZERO, Duration.ZERO);

    private final AtomicBoolean ending = new AtomicBoolean();
    private final EmbeddedChannel server =
            new EmbeddedChannel(
                    new ConnectionLimiter(
                            new ServerBootstrap().config(),
                            new ServingLoops(),
                            false,
                            LIMITS,
                            ending::get));

    /** Behind thousands of connections that their clients have closed, the next client waits. */
    @Test
    void pausesShortlyAfterAFailureToAccept() {
        server.pipeline().fireExceptionCaught(new IOException("Too many open files"));
        assertThat(server.config().isAutoRead()).isFalse();

        server.advanceTimeBy(100, TimeUnit.MILLISECONDS);
        server.runScheduledPendingTasks();

        assertThat(server.config().isAutoRead()).isTrue();
    }

    @Test
    void closesEachNewConnectionWhenTheServiceEnds() {
        ending.set(true);
        EmbeddedChannel connection = new EmbeddedChannel();
        server.pipeline().fireChannelRead(connection);

        assertThat(connection.isOpen()).isFalse();
    }
}
