package dev.rollcall.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortTest {

    /** The lowest of Linux; macOS and Windows begin at 49,152. */
    private static final int FIRST_OF_OUTGOING_CONNECTIONS = 32_768;

    @Test
    void aPortThatIsFoundIsNeverGivenToAnOutgoingConnection() {
        assertThat(IntStream.generate(FreePort::find).limit(200))
                .allMatch(port -> port < FIRST_OF_OUTGOING_CONNECTIONS);
    }

    @Test
    void aPortThatIsFoundCanBeListenedOn() throws IOException {
        int port = FreePort.find();
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(socket.getLocalPort()).isEqualTo(port);
        }
    }
}
