package dev.rollcall.blackbox.me;

import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The profile takes no parameters and minds none; it is the caller's own. */
@BlackBox
class ProfileRequestIT {

    private static final UserFixture JANE = user("jane").loggedIn();
    private static final UserFixture JOHN = user("john").loggedIn();

    private final RollcallPair rollcall;
    private final TestWorkspace workspace;

    ProfileRequestIT(RollcallPair rollcall, TestWorkspace workspace) {
        this.rollcall = rollcall;
        this.workspace = workspace;
    }

    @BeforeEach
    void seed() {
        workspace.reset().settled();
        workspace.add(JANE, JOHN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    # query string
                    foo=1
                    fields={"name":0}
                    fields={"services":1}
                    fields=broken
                    userId=id-of-john
                    userId=id-of-john&userId=nobody
                    username=john
                    query={"_id":"id-of-john"}
                    includeUserRooms=true
                    count=-1&offset=abc
                    a[$ne]=1
                    &&=&
                    """)
    void parametersMakeNoDifference(String query) {
        for (TestDialect dialect : TestDialect.values()) {
            String plain = rollcall.api(dialect).as(JANE).get("/api/v1/me").body();

            assertThat(rollcall.api(dialect).as(JANE).get("/api/v1/me?" + query).body())
                    .as("%s", dialect)
                    .isEqualTo(plain)
                    .contains("\"_id\":\"id-of-jane\"");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDialect.class)
    void aQueryStringThatCannotBeDecodedIsRefused(TestDialect dialect) {
        Response response = rollcall.api(dialect).as(JANE).get("/api/v1/me?%zz");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body())
                .isEqualTo("{\"success\":false,\"error\":\"Invalid query parameters\"}");
    }

    @ParameterizedTest
    @EnumSource(TestDialect.class)
    void everyCallerReadsTheOwnProfile(TestDialect dialect) {
        assertThat(
                        rollcall.api(dialect)
                                .as(JANE)
                                .get("/api/v1/me")
                                .json()
                                .path("username")
                                .asText())
                .isEqualTo("jane");
        assertThat(
                        rollcall.api(dialect)
                                .as(JOHN)
                                .get("/api/v1/me")
                                .json()
                                .path("username")
                                .asText())
                .isEqualTo("john");
    }

    @ParameterizedTest
    @EnumSource(TestDialect.class)
    void noPermissionIsNeeded(TestDialect dialect) {
        UserFixture stranger = user("stranger").roles().loggedIn();
        workspace.add(stranger);

        assertThat(
                        rollcall.api(dialect)
                                .as(stranger)
                                .get("/api/v1/me")
                                .json()
                                .path("email")
                                .asText())
                .isEqualTo("stranger@example.com");
    }
}
