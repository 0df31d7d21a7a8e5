package dev.rollcall.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.signal.LastWords.FewFailures;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LastWordsTest {

    private final FewFailures filter = new FewFailures(Optional.empty());

    private static LogRecord failure() {
        LogRecord record = new LogRecord(Level.SEVERE, "It failed");
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
