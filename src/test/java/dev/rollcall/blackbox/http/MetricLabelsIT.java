package dev.rollcall.blackbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Headers;
import dev.rollcall.testkit.KeptConnection;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What callers send is no label of a metric, and takes no memory. */
@Tag("slow")
@BlackBox("sends thousands of methods as bytes to a service with little memory")
class MetricLabelsIT {

    private static final String METER = "http_server_requests_seconds_count";
    private static final List<String> ENDPOINTS =
            List.of("/api/v1/me", "/api/v1/users.info", "/api/v1/users.list");

    /** More than the framework has room for, which is a hundred. */
    private static final int PATHS = 120;

    /** Of 15 KB each they would not fit into the heap. */
    private static final int METHODS = 9_000;

    private final RollcallPair pair;

    MetricLabelsIT(RollcallPair pair) {
        this.pair = pair;
    }

    private static List<String> series(Rollcall service) {
        return service.management()
                .get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(METER))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(TestDialect.class)
    void keepTheirPlaceForTheEndpointsWhateverWasAskedBefore(TestDialect dialect) {
        pair.workspace().reset().settled();
        try (Rollcall service =
                pair.launcher(dialect, "metric-labels-" + dialect.compatibility()).start()) {
            for (int number = 0; number < PATHS; number++) {
                for (String method : new String[] {"OPTIONS", "GET", "POST", "LEAK" + number}) {
                    service.http().send(method, "/api/v1/leak-" + number + "?leak", Headers.none());
                    service.http().send(method, "/leak-" + number, Headers.none());
                }
            }
            ENDPOINTS.forEach(service.http()::get);

            List<String> series = series(service);
            for (String endpoint : ENDPOINTS) {
                assertThat(series).anyMatch(line -> line.contains("uri=\"" + endpoint + "\""));
            }
            assertThat(series).hasSizeLessThan(30);
            assertThat(service.management().get("/q/metrics").body())
                    .doesNotContainIgnoringCase("leak");
        }
    }

    @Test
    void takeNoMemoryForMethodsThatNobodyKnows() throws IOException {
        pair.workspace().reset().settled();
        String filling = "X".repeat(15_000);
        try (Rollcall service =
                pair.launcher(TestDialect.DOCUMENTED, "metric-labels-memory")
                        .jvmArgument("-Xmx128m")
                        .start()) {
            try (KeptConnection connection = KeptConnection.to(service.http(), Headers.none())) {
                for (int number = 0; number < METHODS; number++) {
                    assertThat(connection.exchange("M" + number + filling, "/api/v1/me").status())
                            .isEqualTo(405);
                }
            }
            assertThat(service.http().get("/api/v1/me").status()).isEqualTo(401);
            assertThat(series(service)).hasSizeLessThan(30);
            assertThat(service.log()).doesNotContain("OutOfMemoryError");
        }
    }
}
