package dev.rollcall.rest.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.compatibility.Dialect;
import dev.rollcall.rest.answer.AccessLog.AccessLine;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AccessLogTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final AccessLog log =
            new AccessLog(
                    true,
                    new PrintStream(written, false, StandardCharsets.UTF_8),
                    Dialect.DOCUMENTED);

    private static AccessLine line(Optional<String> trace, OptionalLong rows) {
        return new AccessLine(
                Instant.parse("2026-05-01T10:00:00Z"),
                "a-request",
                trace,
                "users.list",
                200,
                Duration.ofNanos(12_345_678),
                4_096,
                rows,
                "login",
                "documented",
                true);
    }

    @Test
    void writesOneObjectALine() {
        log.write(line(Optional.of("a-trace"), OptionalLong.of(50)));
        log.write(line(Optional.empty(), OptionalLong.empty()));

        assertThat(written.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        {"time":"2026-05-01T10:00:00Z","requestId":"a-request","traceId":"a-trace",\
                        "operation":"users.list","status":200,"durationMillis":12.3,"bytes":4096,\
                        "rows":50,"caller":"login","dialect":"documented","whole":true}
                        {"time":"2026-05-01T10:00:00Z","requestId":"a-request",\
                        "operation":"users.list","status":200,"durationMillis":12.3,"bytes":4096,\
                        "caller":"login","dialect":"documented","whole":true}
                        """);
    }

    @Test
    void isNotWrittenUnlessWanted() {
        assertThat(new AccessLog(false, System.out, Dialect.DOCUMENTED).isWanted()).isFalse();
    }
}
