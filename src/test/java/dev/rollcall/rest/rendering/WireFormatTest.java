package dev.rollcall.rest.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireFormatTest {

    @ParameterizedTest
    @CsvSource({
        "2024-01-02T03:04:05.006Z, 2024-01-02T03:04:05.006Z",
        "2024-12-31T23:59:59.999999Z, 2024-12-31T23:59:59.999Z",
        "1969-12-31T23:59:59.999Z, 1969-12-31T23:59:59.999Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00.000Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00.000Z",
        "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z",
        "+10000-01-01T00:00:00Z, +010000-01-01T00:00:00.000Z",
        "-0001-12-31T23:59:59.999Z, -000001-12-31T23:59:59.999Z"
    })
    void writesATimeInUtcWithMilliseconds(Instant time, String text) {
        assertThat(WireFormat.text(time)).isEqualTo(text);
    }
}
