package dev.rollcall.rehearsal;

import dev.rollcall.demo.DemoCaller;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A request of an administrator to a port of this machine. It uses a plain socket, because the
 * classes of an HTTP client would be recorded as needed for a start.
 */
record RehearsedRequest(int port) {

    private static final int TIMEOUT = (int) Duration.ofSeconds(30).toMillis();
    private static final String OK = "HTTP/1.1 200 ";

    /** Whether the answer is 200. It is read to its end. */
    boolean isOk(String target) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT);
            socket.getOutputStream().write(text(target).getBytes(StandardCharsets.UTF_8));
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8).startsWith(OK);
        }
    }

    private static String text(String target) {
        return String.join(
                "\r\n",
                "GET " + target + " HTTP/1.1",
                "Host: localhost",
                "Connection: close",
                "X-User-Id: " + DemoCaller.ROXIE.id(),
                "X-Auth-Token: " + DemoCaller.ROXIE.token(),
                "",
                "");
    }
}
