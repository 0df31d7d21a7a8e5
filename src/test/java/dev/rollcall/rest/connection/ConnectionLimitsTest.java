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
        "1000, 1048576, 512, 1000",
        "1000,    1024, 512,  512",
        "1000, 1048576, 128,  512",
        "  10,    1024, 512,   10",
        "1000,       4, 512,    8"
    })
    void leaveHalfOfTheHandlesAndMemoryToOthers(int wished, long handles, long mib, int expected) {
        assertThat(ConnectionLimits.connections(wished, OptionalLong.of(handles), mib * MIB))
                .isEqualTo(expected);
    }

    @Test
    void areThoseOfMemoryAloneIfHandlesAreNotKnown() {
        assertThat(ConnectionLimits.connections(1000, OptionalLong.empty(), 64 * MIB))
                .isEqualTo(256);
    }
}
