package dev.rollcall.blackbox.http;

import static dev.rollcall.testkit.Callers.as;
import static dev.rollcall.testkit.Fixtures.administrator;
import static dev.rollcall.testkit.Fixtures.regular;
import static dev.rollcall.testkit.Fixtures.secretive;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.lessThan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.testkit.Target;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The public security record of these endpoints, payload by payload, against all three. The test
 * equipment looks for every known secret in every answer.
 */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
class SecurityRecordIT {

    private static final List<String> PATHS =
            List.of("/api/v1/me", "/api/v1/users.info", "/api/v1/users.list");
    private static final UserFixture ADMINISTRATOR = administrator();
    private static final UserFixture REGULAR = regular();

    /** No more than a payload that works would take, even on a machine that is busy otherwise. */
    private static final long PROMPT = 8_000;

    TestWorkspace workspace;

    @BeforeEach
    void people() {
        workspace
                .reset()
                .add(
                        ADMINISTRATOR,
                        REGULAR,
                        secretive(),
                        secretive().id("s2").username("s2").without("services"));
        workspace
                .bearerToken(REGULAR, "bearer-of-regular", Instant.now().plusSeconds(3600))
                .settled();
    }

    private static Response promptly(RequestSpecification request, String target) {
        Response response = request.when().get(Target.of(target));
        response.then().time(lessThan(PROMPT));
        return response;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // CVE-2021-22910: JavaScript in a query
                "query={\"$where\":\"this.services.password.reset.token.startsWith('S')\"}",
                "query={\"$where\":\"sleep(10000)||true\"}",
                "query={\"$or\":[{\"$where\":\"sleep(10000)\"}]}",
                "query={\"username\":{\"$where\":\"sleep(10000)\"}}",
                "query={\"$expr\":{\"$function\":{\"body\":\"sleep(10000)\",\"args\":[],\"lang\":\"js\"}}}",
                "query[$where]=sleep(10000)",
                // CVE-2022-32211: patterns as an oracle of reset tokens and two-factor secrets
                "query={\"services.password.reset.token\":{\"$regex\":\"^S\"}}",
                "query={\"services.totp.secret\":{\"$regex\":\"^S\"}}",
                "query={\"$and\":[{\"services.totp.secret\":{\"$regex\":\"^S\"}}]}",
                "query={\"$or\":[{\"services.totp.hashedBackup\":{\"$exists\":true}}]}",
                "query={\"services\":{\"$elemMatch\":{\"x\":1}}}",
                "query={\"username\":{\"$regex\":\"^s\",\"$options\":\"i\"},\"services.resume.loginTokens.hashedToken\":\"x\"}",
                // CVE-2022-32219: users by role, with addresses
                "query={\"roles\":\"admin\"}&fields={\"emails\":1}",
                "query={\"$or\":[{\"roles\":\"admin\"}]}",
                // CVE-2022-32227, #17187: what services hold
                "fields={\"services\":1}",
                "fields={\"services.github\":1,\"services.password.bcrypt\":1}",
                "userId=id-of-secretive&fields={\"services\":1}",
                "username=secretive&fields={\"services.password.reset\":1}&includeUserRooms=true",
                "sort={\"services.password.bcrypt\":1}",
                "sort={\"services.totp.secret\":-1}&count=1",
                // CVE-2021-32832: patterns that never end
                "query={\"username\":{\"$regex\":\"^(([a-z])+.)+[A-Z]([a-z])+$\"}}",
                "query={\"username\":{\"$regex\":\"(a+)+$\"}}",
                "query={\"username\":{\"$regex\":\".*.*.*.*.*.*.*x\"}}",
                "query={\"username\":{\"$regex\":\"(?=a)(?!b)\"}}",
                // CVE-2017-1000493, CVE-2026-29198, CVE-2026-45688: brackets become operators
                "userId[$ne]=x",
                "userId[$regex]=.*",
                "userId[$gt]=",
                "username[$ne]=x",
                "username[$in][]=secretive",
                "email[$regex]=.*",
                "importId[$exists]=true",
                "freeSwitchExtension[$ne]=x",
                "access_token=bearer-of-regular",
                "access_token[$ne]=x",
                "access_token[$regex]=.*",
                "authToken[$ne]=x&userId[$ne]=x",
                "count[$gt]=0",
                "offset[$ne]=1",
                "sort[$ne]=1",
                // Prototypes and pollution
                "__proto__[admin]=1",
                "constructor[prototype][admin]=1",
                "query={\"__proto__\":{\"x\":1}}",
                "fields={\"__proto__\":1,\"constructor\":1}",
                "fields={\"$where\":1,\"password\":\"$services.password\"}",
                "fields={\"x\":{\"$literal\":1}}",
                "userId=%00",
                "username=secretive%00",
                "username=%E2%80%AE",
                "username='%20or%20'1'='1",
                "username={\"$ne\":null}",
                "email={\"$gt\":\"\"}",
                "userId=" // empty
            })
    void neverGivesMoreThanAHarmlessAnswer(String payload) {
        for (String path : PATHS) {
            String target = path + "?" + payload;

            assertThat(promptly(given(), target).statusCode()).as(target).isEqualTo(401);
            Response regular = promptly(as(REGULAR), target);
            assertThat(regular.statusCode()).as(target).isIn(200, 400, 403);
            assertThat(regular.asString()).doesNotContain("secretive@example.com", "\"admin\"");
            if (path.endsWith("list")) {
                assertThat(regular.as(JsonNode.class).path("users").findValue("services")).isNull();
            }
            assertThat(promptly(as(ADMINISTRATOR), target).statusCode()).isIn(200, 400);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ; ",
            textBlock =
                    """
                    # header ; value ; header ; value
                    X-User-Id ; {"$ne":null} ; X-Auth-Token ; {"$ne":null}
                    X-User-Id ; [$ne]=x ; X-Auth-Token ; [$ne]=x
                    X-User-Id ; id-of-regular ; X-Auth-Token ; {"$exists":true}
                    X-User-Id ; id-of-regular ; X-Auth-Token ; .*
                    X-User-Id ; regular ; X-Auth-Token ; token-of-id-of-regular
                    X-User-Id ; id-of-administrator ; X-Auth-Token ; token-of-id-of-regular
                    X-User-Id ; id-of-regular,id-of-administrator ; X-Auth-Token ; token-of-id-of-regular
                    Authorization ; Bearer {"$ne":null} ; X-User-Id ; x
                    Authorization ; Bearer .* ; X-Auth-Token ; x
                    Authorization ; Bearer bearer-of-regula ; X-User-Id ; id-of-regular
                    Authorization ; Basic YWRtaW46YWRtaW4= ; X-User-Id ; id-of-regular
                    Cookie ; rc_uid=id-of-regular; rc_token=token-of-id-of-regular ; X-User-Id ; id-of-regular
                    """)
    void isNotLoggedInToByAHeader(String first, String value, String second, String other) {
        for (String path : PATHS) {
            Response response = promptly(given().header(first, value).header(second, other), path);
            assertThat(response.statusCode()).as(path).isEqualTo(401);
            assertThat(response.asString()).doesNotContain(value);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-User-Id", "X-Auth-Token"})
    void isNotLoggedInToByARepeatedHeader(String repeated) {
        for (String path : PATHS) {
            String value = repeated.equals("X-User-Id") ? REGULAR.id() : REGULAR.token();

            as(REGULAR).header(repeated, value).when().get(path).then().statusCode(401);
        }
    }

    /** A query on the list must not reveal to a regular caller who has which secret. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "services.password.reset.token",
                "services.totp.secret",
                "services.resume.loginTokens.hashedToken",
                "emails.address",
                "roles",
                "inviteToken",
                "e2e.private_key"
            })
    void isNoOracle(String path) {

        String matching = "{\"" + path + "\":{\"$regex\":\"^S\"}}";
        String failing = "{\"" + path + "\":{\"$regex\":\"^no such\"}}";
        assertThat(list("query=" + matching)).isEqualTo(list("query=" + failing));
        assertThat(list("sort={\"" + path + "\":1}")).isEqualTo(list("sort={\"" + path + "\":-1}"));
    }

    private static String list(String query) {
        return as(REGULAR).when().get(Target.of("/api/v1/users.list?" + query)).asString();
    }
}
