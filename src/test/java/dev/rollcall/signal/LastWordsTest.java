package dev.rollcall.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.signal.LastWords.FewFailures;
import java.util.Optional;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

class LastWordsTest {

    private final FewFailures filter = new FewFailures(Optional.empty());

    private static LogRecord failure() {
        LogRecord record = new LogRecord(Level.ERROR, "It failed");
        record.setThrown(new IllegalStateException("with the caller's text"));
        return record;
    }

    @Test
    void haveTheClassOfAFailureAndNoStack() {
        LogRecord record = failure();

        assertThat(filter.isLoggable(record)).isTrue();
        assertThat(record.getThrown()).isNull();
        assertThat(record.getMessage()).isEqualTo("It failed (java.lang.IllegalStateException)");
    }

    @Test
    void keepTheirValues() {
        ExtLogRecord record =
                new ExtLogRecord(
                        Level.ERROR, "Stream %d failed", ExtLogRecord.FormatStyle.PRINTF, "");
        record.setParameters(new Object[] {7});
        record.setThrown(new IllegalStateException());
        filter.isLoggable(record);

        assertThat(record.getFormatStyle()).isEqualTo(ExtLogRecord.FormatStyle.PRINTF);
        assertThat(record.getMessage())
                .isEqualTo("Stream %d failed (java.lang.IllegalStateException)");
    }

    @Test
    void keepTheStackOfABlockedThread() {
        LogRecord record = failure();
        record.setLoggerName("io.vertx.core.impl.BlockedThreadChecker");

        assertThat(filter.isLoggable(record)).isTrue();
        assertThat(record.getThrown()).isNotNull();
    }

    @Test
    void areFew() {
        for (int number = 0; number < FewFailures.LINES; number++) {
            assertThat(filter.isLoggable(failure())).isTrue();
        }

        assertThat(filter.isLoggable(failure())).isFalse();
        assertThat(filter.isLoggable(new LogRecord(Level.INFO, "It has stopped"))).isTrue();
    }

    @Test
    void leaveOutWhatWasLeftOutBefore() {
        FewFailures second = new FewFailures(Optional.of(record -> false));

        assertThat(second.isLoggable(new LogRecord(Level.INFO, "It has stopped"))).isFalse();
    }
}
