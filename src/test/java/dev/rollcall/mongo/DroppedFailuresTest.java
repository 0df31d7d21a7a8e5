package dev.rollcall.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoTimeoutException;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.UnavailableReason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Failures that nobody waits for: the harmless ones are not reported, all others are. */
class DroppedFailuresTest {

    private final Logger logger = Logger.getLogger(DroppedFailures.class.getName());
    private final List<LogRecord> logged = new ArrayList<>();
    private final Handler handler =
            new Handler() {
                @Override
                public void publish(LogRecord entry) {
                    logged.add(entry);
                }

                @Override
                public void flush() {
                    // Nothing is kept back.
                }

                @Override
                public void close() {
                    // Nothing is open.
                }
            };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void stop() {
        logger.removeHandler(handler);
    }

    static Stream<Throwable> areNotReportedWhereTheyAreHarmless() {
        return Stream.of(
                new StoreUnavailableException(UnavailableReason.LOST),
                new MongoTimeoutException("secret"),
                new io.smallrye.mutiny.TimeoutException(),
                new CancellationException("secret"));
    }

    @ParameterizedTest
    @MethodSource
    void areNotReportedWhereTheyAreHarmless(Throwable failure) {
        DroppedFailures.report(failure);
        assertThat(logged).noneMatch(entry -> entry.getLevel().intValue() >= Level.INFO.intValue());
    }

    @Test
    void areReportedAsFaultsWithoutTheirMessage() {
        DroppedFailures.report(
                new NullPointerException("secret of " + DroppedFailuresTest.class.getSimpleName()));
        assertThat(logged).hasSize(1);
        LogRecord entry = logged.get(0);
        assertThat(entry.getLevel().intValue()).isGreaterThan(Level.WARNING.intValue());
        assertThat(text(entry))
                .contains("NullPointerException", "areReportedAsFaultsWithoutTheirMessage")
                .doesNotContain("secret");
    }

    private static String text(LogRecord entry) {
        return String.format(entry.getMessage(), entry.getParameters());
    }
}
