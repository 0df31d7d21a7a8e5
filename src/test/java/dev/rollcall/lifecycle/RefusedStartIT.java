package dev.rollcall.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallLauncher;
import org.junit.jupiter.api.Test;

/** What {@code MONGO_URL} refers to cannot be had: the start ends with one sentence and 1. */
@BlackBox("starts processes that refuse to start")
class RefusedStartIT {

    private static final String SECRET = "sekret";

    @Test
    void withoutTheFileOfAuthoritiesSaysSoAndNotTheSecret() {
        String url =
                "mongodb://reader:" + SECRET + "@127.0.0.1:9/d?tls=true&tlsCAFile=/nowhere.pem";
        try (Rollcall service =
                RollcallLauncher.named("refused-start").with("MONGO_URL", url).launch()) {
            assertThat(service.awaitExit()).isEqualTo(3);
            assertThat(service.log().lines())
                    .singleElement()
                    .asString()
                    .startsWith("MONGO_URL: no certificate")
                    .endsWith("tlsCAFile /nowhere.pem.")
                    .doesNotContain(SECRET);
        }
    }

    @Test
    void aUrlThatNoNameServerResolvesIsReportedWithoutItsSecret() {
        String url = "mongodb+srv://reader:" + SECRET + "@nothing.invalid/d";
        try (Rollcall service =
                RollcallLauncher.named("refused-start-by-name").with("MONGO_URL", url).launch()) {
            assertThat(service.awaitExit()).isEqualTo(1);
            assertThat(service.log().lines())
                    .singleElement()
                    .asString()
                    .startsWith("MONGO_URL: ")
                    .endsWith("nothing.invalid.")
                    .doesNotContain(SECRET);
        }
    }
}
