package dev.rollcall.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.NeedsRealDatabase;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * No log line, answer or metric contains the password of {@code MONGO_URL}. For an address at which
 * nobody listens, {@code UnavailableIT} shows it.
 */
@BlackBox("starts services that are never ready, and reads their logs")
class SecretOfTheUrlIT {

    private static final String SECRET = "sekret";

    private final RollcallPair pair;

    SecretOfTheUrlIT(RollcallPair pair) {
        this.pair = pair;
    }

    @ParameterizedTest
    @CsvSource({
        "no such name, mongodb://reader:sekret@nowhere.invalid/rocketchat",
        "unknown option, mongodb://reader:sekret@127.0.0.1:9/rocketchat?noSuch=sekret",
        "no TLS there, mongodb://reader:sekret@127.0.0.1:9/rocketchat?tls=true",
    })
    void oneThatLeadsNowhereIsToldWithoutIt(String kind, String url) {
        assertToldWithoutTheSecret(kind, url, "started");
    }

    @Test
    @NeedsRealDatabase("users who sign in with a password")
    void oneThatTheServerRefusesIsToldWithoutIt() {
        Optional<String> refused = pair.database().directUrlWithPassword(SECRET);
        assumeThat(refused).as("the address of the server has a password").isPresent();
        assertToldWithoutTheSecret(
                "wrong password",
                refused.get(),
                "MongoDB refuses the user, the password or the authSource");
    }

    private void assertToldWithoutTheSecret(String kind, String url, String logged) {
        try (Rollcall service = launched("url-" + kind.replace(' ', '-'), url)) {
            service.await(kind + " known", SecretOfTheUrlIT::isLive);
            Response answer =
                    pair.api(service)
                            .with("X-User-Id", "a")
                            .with("X-Auth-Token", "b")
                            .get("/api/v1/me");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(service.management().get("/q/health").body()).doesNotContain(SECRET);
            service.await(logged, running -> running.log().contains(logged));
            assertThat(service.log()).doesNotContain(SECRET);
        }
    }

    private Rollcall launched(String name, String url) {
        return pair.launcher(TestDialect.DOCUMENTED, name).with("MONGO_URL", url).launch();
    }

    private static boolean isLive(Rollcall service) {
        return service.management().get("/q/health/live").status() == 200;
    }
}
