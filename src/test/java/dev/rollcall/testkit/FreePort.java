package dev.rollcall.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Finds ports that nothing listens on. They lie below those that an operating system gives to
 * outgoing connections: one of these could otherwise take the port before the test listens on it.
 */
public final class FreePort {

    static final int FIRST = 20_000;
    static final int BEYOND = 30_000;
    private static final int ATTEMPTS = 1_000;

    private FreePort() {}

    /** Chosen at random, so processes that look at the same time do not find the same port. */
    public static int find() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(FIRST, BEYOND))
                .limit(ATTEMPTS)
                .filter(FreePort::isFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No free port"));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
