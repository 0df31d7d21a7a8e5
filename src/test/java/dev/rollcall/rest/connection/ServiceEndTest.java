package dev.rollcall.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.rest.connection.GuardedTransport.ServiceEnd;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ServiceEndTest {

    private final AtomicLong nanos = new AtomicLong(-5);

    @Test
    void comesWhenTheDelayHasPassed() {
        ServiceEnd end = new ServiceEnd(Duration.ofNanos(10), nanos::get);
        nanos.addAndGet(100);
        assertThat(end.getAsBoolean()).as("nobody has asked the process to end").isFalse();

        end.announce(new ShutdownDelayInitiatedEvent());
        nanos.addAndGet(9);
        assertThat(end.getAsBoolean()).as("it still serves").isFalse();

        nanos.addAndGet(1);
        assertThat(end.getAsBoolean()).isTrue();
    }

    @Test
    void comesAtOnceWithoutADelay() {
        ServiceEnd end = new ServiceEnd(Duration.ZERO, nanos::get);
        end.announce(new ShutdownDelayInitiatedEvent());

        assertThat(end.getAsBoolean()).isTrue();
    }
}
