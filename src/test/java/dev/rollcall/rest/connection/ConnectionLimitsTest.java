package dev.rollcall.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many connections a process takes is bounded by what it has. */
class ConnectionLimitsTest {

    private static final long MIB = 1024L * 1024;

    @ParameterizedTest
    @CsvSource({
        "1000, 2, 1048576, 512, 1000",
        "1000, 2,    1024, 512,  512",
        "1000, 2, 1048576, 128,  512",
        "  10, 2,    1024, 512,   10",
        "1000, 2,       4, 512,    8",
        "  64, 8,    1024, 512,   64",
        "  64, 8,     128, 512,   16",
        "  64, 8,      32, 512,    8"
    })
    void leaveHandlesAndMemoryToOthers(int wished, int part, long handles, long mib, int expected) {
        assertThat(ConnectionLimits.connections(wished, part, OptionalLong.of(handles), mib * MIB))
                .isEqualTo(expected);
    }

    @Test
    void areThoseOfMemoryAloneIfHandlesAreNotKnown() {
        assertThat(ConnectionLimits.connections(1000, 2, OptionalLong.empty(), 64 * MIB))
                .isEqualTo(256);
    }
}
