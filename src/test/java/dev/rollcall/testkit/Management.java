package dev.rollcall.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The port of health and metrics of the service that is tested. */
public record Management(int port) {

    /** The one of a service that runs already. */
    private static final String PORT = "rollcall.management.port";

    static Management onFreePort() {
        return new Management(Integer.getInteger(PORT, 0) == 0 ? free() : Integer.getInteger(PORT));
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port", e);
        }
    }
}
