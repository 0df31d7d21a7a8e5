package dev.rollcall.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of the two servers a port belongs to. */
class GuardedTransportTest {

    @ParameterizedTest
    @CsvSource({
        // the server's port, the configured port of management
        "9000, 9000, true",
        "3000, 9000, false",
        "-3, 0, true",
        "-1, 0, false",
        "-3, 9000, false",
        "3000, 0, false"
    })
    void knowsTheManagementPort(int port, int configured, boolean management) {
        assertThat(GuardedTransport.isOfManagement(port, configured)).isEqualTo(management);
    }
}
