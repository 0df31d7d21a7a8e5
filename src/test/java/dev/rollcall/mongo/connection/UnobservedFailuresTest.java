package dev.rollcall.mongo.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoTimeoutException;
import dev.rollcall.testkit.RecordedLog;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import java.util.concurrent.CancellationException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Failures that nobody waits for: the harmless ones are not reported, all others are. */
class UnobservedFailuresTest {

    private final RecordedLog log = new RecordedLog(UnobservedFailures.class);

    @AfterEach
    void stop() {
        log.close();
    }

    static Stream<Throwable> areNotReportedIfTheyAreHarmless() {
        return Stream.of(
                new StoreUnavailableException(UnavailableReason.LOST),
                new MongoTimeoutException("secret"),
                new io.smallrye.mutiny.TimeoutException(),
                new CancellationException("secret"));
    }

    @ParameterizedTest
    @MethodSource
    void areNotReportedIfTheyAreHarmless(Throwable failure) {
        UnobservedFailures.report(failure);
        assertThat(log.entries())
                .noneMatch(entry -> entry.getLevel().intValue() >= Level.INFO.intValue());
    }

    @Test
    void areReportedAsFaultsWithoutTheirMessage() {
        UnobservedFailures.report(
                new NullPointerException(
                        "secret of " + UnobservedFailuresTest.class.getSimpleName()));
        assertThat(log.entries()).hasSize(1);
        LogRecord entry = log.entries().get(0);
        assertThat(entry.getLevel().intValue()).isGreaterThan(Level.WARNING.intValue());
        assertThat(text(entry))
                .contains("NullPointerException", "areReportedAsFaultsWithoutTheirMessage")
                .doesNotContain("secret");
    }

    private static String text(LogRecord entry) {
        return String.format(entry.getMessage(), entry.getParameters());
    }
}
