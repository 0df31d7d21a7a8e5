package dev.rollcall.demo.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallLauncher;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the demo workspace stands in, and when not. */
@BlackBox("starts processes that refuse to start")
class DemoChoiceIT {

    private final RollcallPair pair;

    DemoChoiceIT(RollcallPair pair) {
        this.pair = pair;
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void withAWorkspaceTheDemoIsNotStartedWhateverIsSaidOfIt(String demo) {
        pair.workspace().reset();
        try (Rollcall service =
                pair.launcher(TestDialect.DOCUMENTED, "demo-not-needed")
                        .with("ROLLCALL_DEMO", demo)
                        .start()) {
            Response response =
                    pair.api(service)
                            .with("X-User-Id", DemoCaller.ROXIE.id())
                            .with("X-Auth-Token", DemoCaller.ROXIE.token())
                            .get("/api/v1/me");

            assertThat(response.status()).isEqualTo(401);
            assertThat(service.log()).doesNotContain("DEMO", DemoCaller.ROXIE.token());
        }
    }

    @Test
    void withNeitherWorkspaceNorDemoTheStartFailsWithOneSentence() {
        assertFailsWithOneSentence(RollcallLauncher.named("demo-off"));
    }

    @Test
    void anEmptyAddressIsNone() {
        assertFailsWithOneSentence(RollcallLauncher.named("demo-off").with("MONGO_URL", ""));
    }

    private static void assertFailsWithOneSentence(RollcallLauncher launcher) {
        try (Rollcall service = launcher.with("ROLLCALL_DEMO", "false").launch()) {
            assertThat(service.awaitExit()).isNotZero();
            assertThat(service.log().lines())
                    .singleElement()
                    .asString()
                    .startsWith("Set MONGO_URL")
                    .endsWith(".");
        }
    }
}
