package dev.rollcall.blackbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.TestWorkspace;
import io.restassured.response.Response;

/** Switches the rate limiter on, and knows how a call is refused that is one too many. */
final class RateLimits {

    private RateLimits() {}

    static void set(TestWorkspace workspace, int calls, int milliseconds) {
        workspace
                .setting("API_Enable_Rate_Limiter", true)
                .setting("API_Enable_Rate_Limiter_Limit_Calls_Default", calls)
                .setting("API_Enable_Rate_Limiter_Limit_Time_Default", milliseconds)
                .settled();
    }

    static void assertRefused(Response refused, int limit) {
        long now = System.currentTimeMillis();
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().getValues("X-RateLimit-Limit"))
                .containsExactly(Integer.toString(limit));
        assertThat(refused.headers().getValues("X-RateLimit-Remaining")).containsExactly("0");
        assertThat(refused.headers().getValues("X-RateLimit-Reset")).hasSize(1);
        long reset = Long.parseLong(refused.header("X-RateLimit-Reset"));
        String seconds = refused.header("Retry-After");
        assertThat(Long.parseLong(seconds) * 1000).isBetween(reset - now, reset - now + 10_000);
        assertThat(refused.asString())
                .isEqualTo(
                        "{\"success\":false,\"error\":\"Error, too many requests. Please slow"
                                + " down. You must wait "
                                + seconds
                                + " seconds before trying this endpoint again."
                                + " [error-too-many-requests]\"}");
    }
}
