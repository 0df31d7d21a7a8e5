package dev.rollcall.rehearsal;

import dev.rollcall.demo.person.DemoCaller;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * The rehearsed service: it sends itself the requests of consumers, probes and collectors, and
 * ends.
 */
@Singleton
@Unremovable
final class Rehearsal implements QuarkusApplication {

    /** Enough rounds to run the code that only repeated requests reach. */
    private static final int ROUNDS = 20;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PAUSE = 20;
    private static final String READINESS = "/q/health/ready";
    private static final List<String> OF_CONSUMERS =
            List.of(
                    "/api/v1/me",
                    "/api/v1/users.info?userId=" + DemoCaller.JOHN.id(),
                    "/api/v1/users.info?username=john.m&includeUserRooms=true",
                    "/api/v1/users.list?count=50",
                    "/api/v1/users.list?query={\"active\":true}&sort={\"name\":1}");
    private static final List<String> OF_OPERATORS =
            List.of("/q/health/started", "/q/health/live", READINESS, "/q/metrics");

    private final Config configuration;

    Rehearsal(Config configuration) {
        this.configuration = configuration;
    }

    @Override
    public int run(String... arguments) throws IOException, InterruptedException {
        RehearsedRequest service = new RehearsedRequest(port("quarkus.http.port"));
        RehearsedRequest management = new RehearsedRequest(port("quarkus.management.port"));
        awaitReady(management);
        for (int round = 0; round < ROUNDS; round++) {
            if (!answered(service, OF_CONSUMERS) || !answered(management, OF_OPERATORS)) {
                return 1;
            }
        }
        System.out.println("Rehearsed: every request was answered with 200.");
        return 0;
    }

    private static void awaitReady(RehearsedRequest management)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!management.isOk(READINESS) && System.nanoTime() < deadline) {
            Thread.sleep(PAUSE);
        }
    }

    private static boolean answered(RehearsedRequest server, List<String> targets)
            throws IOException {
        for (String target : targets) {
            if (!server.isOk(target)) {
                System.err.println("Rehearsal failed: no 200 for " + target);
                return false;
            }
        }
        return true;
    }

    private int port(String property) {
        return configuration.getValue(property, Integer.class);
    }

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
}
