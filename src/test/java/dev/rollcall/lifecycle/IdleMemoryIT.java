package dev.rollcall.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.rollcall.demo.EmbeddedServer;
import dev.rollcall.demo.person.DemoCaller;
import dev.rollcall.demo.workspace.WorkspaceContents;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Headers;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallLauncher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A native executable that has started gives back the memory that only its start needed. */
@BlackBox("reads the memory of the process")
class IdleMemoryIT {

    private static final long MEBIBYTE = 1024;

    /** The aim for an idle process: see docs/costs.md. */
    private static final long MOST = 64 * MEBIBYTE;

    /** It is about 30 MiB. What else a start gives back is below 5 MiB. */
    private static final long GIVEN_BACK = 16 * MEBIBYTE;

    private static final Headers ROXIE =
            Headers.none()
                    .with("X-User-Id", DemoCaller.ROXIE.id())
                    .with("X-Auth-Token", DemoCaller.ROXIE.token());

    @Test
    void isSmallAfterTheStartAndTheServiceStillAnswers() {
        assumeFalse(
                System.getProperty("rollcall.executable", "").isBlank(),
                "A JVM decides by itself what it keeps");
        try (EmbeddedServer server = EmbeddedServer.start();
                MongoClient client = MongoClients.create(server.url("chat"))) {
            new WorkspaceContents().withDemo().replaceAllIn(client.getDatabase("chat"));
            try (Rollcall service =
                    RollcallLauncher.named("idle-memory")
                            .with("MONGO_URL", server.url("chat"))
                            .start()) {
                service.await("small", IdleMemoryIT::isSmallAgain);
                assertThat(service.http().send("GET", "/api/v1/users.list", ROXIE).status())
                        .isEqualTo(200);
            }
        }
    }

    private static boolean isSmallAgain(Rollcall service) {
        long now = kibibytes(service, "VmRSS:");
        return now < MOST && kibibytes(service, "VmHWM:") - now > GIVEN_BACK;
    }

    private static long kibibytes(Rollcall service, String figure) {
        try {
            return Files.readAllLines(
                            Path.of("/proc", Long.toString(service.processId()), "status"))
                    .stream()
                    .filter(line -> line.startsWith(figure))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
