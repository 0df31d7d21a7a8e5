package dev.rollcall.blackbox.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallLauncher;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A service whose memory outside of the heap has run out ends, and says so. It waited for memory on
 * every event loop, for good.
 */
@Tag("by-hand")
class DirectMemoryIT {

    private static final int CONNECTIONS = 100;

    /** So little room for answers that they lie in the service. */
    private static final int RECEIVE_BUFFER = 4096;

    private static final byte[] REQUESTS =
            "GET /api/v1/nothing HTTP/1.1\r\nHost: x\r\n\r\n"
                    .repeat(200)
                    .getBytes(StandardCharsets.US_ASCII);

    @Test
    void thatHasRunOutEndsTheService() {
        try (Rollcall service =
                RollcallLauncher.named("direct-memory")
                        .jvmArgument("-XX:MaxDirectMemorySize=2m")
                        .start()) {
            for (int i = 0; i < CONNECTIONS; i++) {
                Thread reader = new Thread(() -> askAndTakeNothing(service));
                reader.setDaemon(true);
                reader.start();
            }
            assertThat(service.awaitExit()).isEqualTo(3);
            assertThat(service.log()).contains("Terminating");
        }
    }

    private static void askAndTakeNothing(Rollcall service) {
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(RECEIVE_BUFFER);
            socket.connect(new InetSocketAddress(service.http().host(), service.http().port()));
            while (true) {
                socket.getOutputStream().write(REQUESTS);
            }
        } catch (IOException ended) {
            // With the service.
        }
    }
}
