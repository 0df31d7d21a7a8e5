package dev.rollcall.blackbox.http;

import static dev.rollcall.testkit.Callers.as;
import static dev.rollcall.testkit.Fixtures.regular;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.testkit.SameInBothDialects;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * When windows of the rate limiter begin and end. All addresses of an endpoint share one, so each
 * case has an endpoint of its own.
 */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
@SameInBothDialects("windows are kept alike; RateLimiterIT has what a dialect counts")
class RateLimitWindowIT {

    private static final String ME = "/api/v1/me";
    private static final String LIST = "/api/v1/users.list";
    private static final int SHORT = 1_500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final UserFixture REGULAR = regular();

    TestWorkspace workspace;

    @BeforeEach
    void people() {
        workspace.reset().add(REGULAR);
    }

    @AfterEach
    void reset() {
        workspace.reset().settled();
    }

    @ParameterizedTest
    @CsvSource({"absent", "false"})
    void isOffIfTheWorkspaceDoesNotHaveItOn(String setting) {
        workspace.setting("API_Enable_Rate_Limiter_Limit_Calls_Default", 1);
        if (setting.equals("false")) {
            workspace.setting("API_Enable_Rate_Limiter", false);
        }
        workspace.settled();
        for (int n = 0; n < 15; n++) {
            Response response = as(REGULAR).when().get(ME);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers())
                    .noneMatch(header -> header.getName().startsWith("X-RateLimit"));
        }
    }

    /** However slow the machine, one window of these holds more than two calls. */
    @Test
    void beginsAnewWhenTheWindowEnds() {
        RateLimits.set(workspace, 2, SHORT);
        Response refused = as(REGULAR).when().get(ME);
        for (int n = 0; n < 50 && refused.statusCode() == 200; n++) {
            refused = as(REGULAR).when().get(ME);
        }
        RateLimits.assertRefused(refused, 2);
        long reset = Long.parseLong(refused.header("X-RateLimit-Reset"));
        assertThat(reset).isLessThanOrEqualTo(System.currentTimeMillis() + SHORT);

        Response anew =
                await("a new window")
                        .atMost(PATIENCE)
                        .until(
                                () -> as(REGULAR).when().get(ME),
                                answer -> answer.statusCode() == 200);

        assertThat(anew.header("X-RateLimit-Remaining")).isEqualTo("1");
    }

    /** On an endpoint that no other case has opened a window of. */
    @Test
    void hasTenCallsAMinuteForItsDefaults() {
        workspace.setting("API_Enable_Rate_Limiter", true).settled();
        long before = System.currentTimeMillis();
        Response first = as(REGULAR).when().get(LIST);
        assertThat(first.header("X-RateLimit-Limit")).isEqualTo("10");
        assertThat(first.header("X-RateLimit-Remaining")).isEqualTo("9");
        assertThat(Long.parseLong(first.header("X-RateLimit-Reset")))
                .isBetween(before + 60_000, before + 95_000);
    }
}
