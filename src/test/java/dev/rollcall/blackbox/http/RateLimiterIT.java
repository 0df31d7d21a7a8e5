package dev.rollcall.blackbox.http;

import static dev.rollcall.testkit.Callers.as;
import static dev.rollcall.testkit.Fixtures.administrator;
import static dev.rollcall.testkit.Fixtures.bot;
import static dev.rollcall.testkit.Fixtures.regular;
import static dev.rollcall.testkit.UserFixture.user;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.rollcall.testkit.OnlyInEight;
import dev.rollcall.testkit.ProxyTrustedAndTotalsKept;
import dev.rollcall.testkit.StartedByTheTests;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rate limiter, by endpoint and by the client's address. A window cannot be emptied and is long
 * by default, so most cases come from an address of their own through a proxy that is believed.
 */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
@StartedByTheTests
@TestProfile(ProxyTrustedAndTotalsKept.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RateLimiterIT {

    private static final String ME = "/api/v1/me";
    private static final String LIST = "/api/v1/users.list";
    private static final String INFO = "/api/v1/users.info?username=regular";
    private static final int LONG = 600_000;
    private static final UserFixture ADMINISTRATOR = administrator();
    private static final UserFixture REGULAR = regular();
    private static final UserFixture OTHER = user("other").loggedIn();
    private static final UserFixture NOBODY = user("nobody").without("roles").loggedIn();
    private static final UserFixture BOT = bot();

    TestWorkspace workspace;
    private int addresses;

    @BeforeEach
    void people() {
        workspace.reset().add(ADMINISTRATOR, REGULAR, OTHER, NOBODY, BOT);
    }

    /** An address that has not called before. */
    private String newAddress() {
        addresses++;
        return "203.0.113." + addresses;
    }

    private static RequestSpecification from(String address, UserFixture caller) {
        return as(caller).header("X-Real-IP", address).when();
    }

    @AfterAll
    void reset() {
        workspace.reset().settled();
    }

    @Test
    void countsDownAndThenRefuses() {
        RateLimits.set(workspace, 3, LONG);
        String address = newAddress();
        for (String target : List.of(ME, LIST, INFO)) {
            for (String left : List.of("2", "1", "0")) {
                Response response = from(address, REGULAR).get(target);
                assertThat(response.statusCode()).as(target).isEqualTo(200);
                assertThat(response.headers().getValues("X-RateLimit-Limit")).containsExactly("3");
                assertThat(response.headers().getValues("X-RateLimit-Remaining"))
                        .containsExactly(left);
                assertThat(response.headers().getValues("X-RateLimit-Reset")).hasSize(1);
            }
            RateLimits.assertRefused(from(address, REGULAR).get(target), 3);
        }
    }

    @Test
    void countsEachEndpointForItselfAndAllCallersOfAnAddressTogether() {
        RateLimits.set(workspace, 3, LONG);
        String address = newAddress();
        for (int n = 0; n < 3; n++) {
            from(address, n == 0 ? OTHER : REGULAR).get(ME);
        }
        from(address, REGULAR).get(ME).then().statusCode(429);
        from(address, OTHER).get(ME).then().statusCode(429);
        from(address, REGULAR).get(LIST).then().header("X-RateLimit-Remaining", "2");
        from(address, REGULAR).get(INFO).then().header("X-RateLimit-Remaining", "2");
        from(newAddress(), REGULAR).get(ME).then().statusCode(200);
    }

    @Test
    void passesCallersWithThePermissionUncounted() {
        RateLimits.set(workspace, 1, LONG);
        String address = newAddress();
        for (UserFixture exempt : List.of(ADMINISTRATOR, BOT)) {
            for (int n = 0; n < 5; n++) {
                from(address, exempt)
                        .get(ME)
                        .then()
                        .statusCode(200)
                        .header("X-RateLimit-Limit", nullValue());
            }
        }
        workspace.grant("api-bypass-rate-limit", "bot").settled();
        from(address, ADMINISTRATOR).get(ME).then().header("X-RateLimit-Limit", "1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # caller | target                                     | status | counted
                    stranger | /api/v1/users.info?username=regular        | 401    | false
                    regular  | /api/v1/users.info                         | 400    | false
                    regular  | /api/v1/users.info?username=a&username=b   | 400    | false
                    regular  | /api/v1/users.info?username=               | 400    | true
                    regular  | /api/v1/users.info?username=nobody-at-all  | 400    | true
                    regular  | /api/v1/users.info?username=regular        | 200    | true
                    """)
    void countsOnlyWhatHasPassedLoginAndSchema(
            String caller, String target, int status, boolean counted) {
        RateLimits.set(workspace, 10, LONG);
        String address = newAddress();
        RequestSpecification request =
                caller.equals("regular")
                        ? from(address, REGULAR)
                        : given().header("X-Real-IP", address);

        request.when()
                .get(target)
                .then()
                .statusCode(status)
                .header("X-RateLimit-Limit", counted ? notNullValue() : nullValue());
        int spent = counted ? 2 : 1;
        from(address, REGULAR)
                .get(INFO)
                .then()
                .header("X-RateLimit-Remaining", Integer.toString(10 - spent));
    }

    @Test
    @OnlyInEight
    void doesNotCountAListThatIsRefusedForItsRightOrForm() {
        RateLimits.set(workspace, 10, LONG);
        String address = newAddress();
        from(address, NOBODY).get(LIST).then().statusCode(403);
        from(address, REGULAR).get(LIST + "?count=x").then().statusCode(400);
        from(address, REGULAR).get(LIST + "?foo=1").then().statusCode(400);
        from(address, REGULAR).get(LIST).then().header("X-RateLimit-Remaining", "9");
        from(address, REGULAR).get(LIST + "?sort=x").then().header("X-RateLimit-Remaining", "8");
    }
}
