package dev.rollcall.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Told to end, the service sends its clients elsewhere while it still serves, and exits with 0. */
@BlackBox
class TerminationIT {

    private final RollcallPair pair;

    TerminationIT(RollcallPair pair) {
        this.pair = pair;
    }

    @Test
    void unusedItExitsWithZero() {
        try (Rollcall service =
                pair.launcher(TestDialect.DOCUMENTED, "terminated-unused").start()) {
            assertThat(service.stop()).isZero();
        }
    }

    @Test
    void asksForAnotherConnectionWhileItStillServes() throws IOException, InterruptedException {
        try (Rollcall service =
                pair.launcher(TestDialect.DOCUMENTED, "terminated-with-delay")
                        .with("ROLLCALL_SHUTDOWN_DELAY", "PT5S")
                        .start()) {
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://localhost:"
                                                    + service.http().port()
                                                    + "/api/v1/me"))
                            .version(HttpClient.Version.HTTP_1_1)
                            .build();
            HttpResponse<Void> answer =
                    client.send(request, HttpResponse.BodyHandlers.discarding());
            assertThat(answer.headers().firstValue("Connection")).isEmpty();

            CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(service::stop);
            while (answer.headers().firstValue("Connection").isEmpty()) {
                answer = client.send(request, HttpResponse.BodyHandlers.discarding());
                assertThat(answer.statusCode()).as("no login, but served").isEqualTo(401);
            }
            assertThat(answer.headers().firstValue("Connection")).hasValue("close");
            assertThat(exit.join()).isZero();
        }
    }
}
