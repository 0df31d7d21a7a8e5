package dev.rollcall.rest.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.rest.failure.FailureLog.LogBound;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A flood of failures is no flood of the log. */
class LogBoundTest {

    private static final int FLOOD = 1_000;

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final LogBound bound = new LogBound(now::get);

    private long logged(String kind) {
        return IntStream.range(0, FLOOD).filter(n -> bound.hasRoom(kind)).count();
    }

    @Test
    void logsTheFirstOfEachKindInASecond() {
        assertThat(logged("logins")).isEqualTo(LogBound.LINES);
        assertThat(logged("places")).isEqualTo(LogBound.LINES);
    }

    @Test
    void logsAgainInTheNextSecond() {
        logged("logins");
        now.addAndGet(TimeUnit.SECONDS.toNanos(1) - 1);
        assertThat(logged("logins")).isZero();
        now.incrementAndGet();
        assertThat(logged("logins")).isEqualTo(LogBound.LINES);
    }
}
