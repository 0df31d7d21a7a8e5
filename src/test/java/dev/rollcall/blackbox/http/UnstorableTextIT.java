package dev.rollcall.blackbox.http;

import static dev.rollcall.testkit.Fixtures.administrator;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.Api;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.DatabaseCommand;
import dev.rollcall.testkit.Headers;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that no database can hold is refused as the parameter's own fault, and reaches nothing. */
@BlackBox("sends bytes in headers and searches the log")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnstorableTextIT {

    private static final UserFixture CALLER = administrator();

    private final RollcallPair pair;
    private final TestWorkspace workspace;
    private final Map<TestDialect, Rollcall> services = new EnumMap<>(TestDialect.class);
    private final Map<Rollcall, Integer> loggedBefore = new HashMap<>();

    UnstorableTextIT(RollcallPair pair, TestWorkspace workspace) {
        this.pair = pair;
        this.workspace = workspace;
    }

    @BeforeAll
    void start() {
        workspace.reset().add(CALLER);
        workspace.settled();
        for (TestDialect dialect : TestDialect.values()) {
            Rollcall service = pair.serviceThatFollowsQueries(dialect);
            services.put(dialect, service);
            loggedBefore.put(service, service.log().length());
        }
    }

    /** NUL stands for the character itself; what is escaped in JSON is sent so. */
    @ParameterizedTest
    @CsvSource(
            delimiterString = " ; ",
            textBlock =
                    """
                    # operation ; parameter ; value ; error
                    users.list ; query ; {"username":{"$regex":"unmistakable\\u0000"}} ; query
                    users.list ; query ; {"username":{"$regex":"unmistakable\\ud800"}} ; query
                    users.list ; query ; {"username":{"$regex":"\\udc00unmistakable","$options":"i"}} ; query
                    users.list ; query ; {"username":"unmistakable\\u0000"} ; query
                    users.list ; query ; {"name":"unmistakable\\udfff"} ; query
                    users.list ; query ; {"$or":[{"name":"unmistakable\\ud800"},{"name":"a"}]} ; query
                    users.list ; query ; {"customFields.unmistakable\\ud800":1} ; query
                    users.list ; query ; {"nameunmistakable\\u0000":1} ; query
                    users.list ; sort ; {"customFields.unmistakable\\ud800":1} ; sort
                    users.list ; sort ; {"unmistakable\\u0000":1} ; sort
                    users.list ; fields ; {"customFields.unmistakable\\ud800":1} ; fields
                    users.list ; fields ; {"unmistakable\\u0000":0} ; fields
                    users.list ; query ; unmistakableNUL ; U+0000
                    users.list ; sort ; unmistakableNUL ; U+0000
                    users.list ; fields ; unmistakableNUL ; U+0000
                    users.list ; email ; unmistakableNUL@example.com ; U+0000
                    users.list ; count ; 1NUL ; number
                    users.list ; offset ; 1NUL ; number
                    users.info ; userId ; unmistakableNUL ; U+0000
                    users.info ; username ; NULunmistakable ; U+0000
                    users.info ; importId ; unmistakableNUL ; U+0000
                    """)
    void isRefusedAsTheParametersOwnFault(
            String operation, String parameter, String value, String error) {
        String target =
                "/api/v1/"
                        + operation
                        + "?"
                        + parameter
                        + "="
                        + URLEncoder.encode(value.replace("NUL", "\0"), StandardCharsets.UTF_8);
        services.forEach(
                (dialect, service) -> {
                    Response response = pair.api(service).as(CALLER).get(target);

                    assertThat(response.status()).as("%s in %s", value, dialect).isEqualTo(400);
                    assertThat(response.json().path("error").asText()).contains(error);
                    assertNothingLogged(service);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email=unmistakable%00@example.com",
                "freeSwitchExtension=%00unmistakable",
                "userId=a&includeUserRooms=true%00",
                "userId=a&fields=%00"
            })
    void isRefusedOfTheKeysOfTheOtherDialectToo(String query) {
        Rollcall service = services.get(TestDialect.EIGHT);
        Response response = pair.api(service).as(CALLER).get("/api/v1/users.info?" + query);

        assertThat(response.status()).isEqualTo(400);
        assertNothingLogged(service);
    }

    /** What the HTTP decoder lets through proves nobody; what it refuses never gets here. */
    @ParameterizedTest
    @ValueSource(strings = {"X-User-Id", "X-Auth-Token", "Authorization"})
    void provesNobodyInAHeader(String header) {
        for (String value :
                List.of("unmistakable\u0000", "\u0000", "unmistakable\u00ed\u00a0\u0080")) {
            Headers headers =
                    Headers.none()
                            .with("X-User-Id", header.equals("X-User-Id") ? value : "id")
                            .with("X-Auth-Token", header.equals("X-Auth-Token") ? value : "token");
            Headers sent =
                    header.equals("Authorization")
                            ? Headers.none().with(header, "Bearer " + value)
                            : headers;
            services.values()
                    .forEach(
                            service -> {
                                int status =
                                        service.http().send("GET", "/api/v1/me", sent).status();
                                assertThat(status).isIn(400, 401);
                                assertNothingLogged(service);
                            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"users.list?query=%00", "users.info?userId=%00", "users.list?sort=%00"})
    void neverReachesTheDatabase(String request) {
        Rollcall service = services.get(TestDialect.DOCUMENTED);
        Api api = pair.api(service).as(CALLER);
        api.get("/api/v1/" + request);
        pair.database()
                .traffic()
                .ifPresent(
                        traffic ->
                                assertThat(
                                                DatabaseCommand.steps(
                                                        traffic.during(
                                                                () ->
                                                                        api.get(
                                                                                "/api/v1/"
                                                                                        + request))))
                                        .as("the look-up of the caller alone")
                                        .isEqualTo("users"));
    }

    /** Other classes have sent requests to the same service before. */
    private void assertNothingLogged(Rollcall service) {
        assertThat(service.log().substring(loggedBefore.get(service)))
                .doesNotContain("unmistakable")
                .doesNotContain("Exception");
    }
}
