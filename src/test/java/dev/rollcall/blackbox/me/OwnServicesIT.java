package dev.rollcall.blackbox.me;

import static dev.rollcall.testkit.Callers.loginOf;
import static dev.rollcall.testkit.UserFixture.user;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.testkit.Fixtures;
import dev.rollcall.testkit.JsonText;
import dev.rollcall.testkit.SameInBothDialects;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ways of signing in that the profile names, and that it says no more of them. */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
@SameInBothDialects("the dialects have no word on profiles; EveryCellIT reads one in both")
class OwnServicesIT {

    TestWorkspace workspace;

    @BeforeEach
    void reset() {
        workspace.reset().settled();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # stored beside the session                      | services
                    {}                                               | {"password": {"exists": false}}
                    {"password": {}}                                 | {"password": {"exists": false}}
                    {"password": {"argon2": "x"}}                    | {"password": {"exists": false}}
                    {"password": {"bcrypt": null}}                   | {"password": {"exists": false}}
                    {"password": {"bcrypt": "$2b$10$x"}}             | {"password": {"exists": true}}
                    {"email2fa": {"enabled": true}}                  | {"password": {"exists": false}, "email2fa": {"enabled": true}}
                    {"email2fa": {"enabled": true, "changedAt": {"$date": "2024-05-06T07:08:09.010Z"}}} | {"password": {"exists": false}, "email2fa": {"enabled": true}}
                    {"email2fa": {"enabled": false}}                 | {"password": {"exists": false}}
                    {"email2fa": {}}                                 | {"password": {"exists": false}}
                    {"totp": {"enabled": true, "secret": "x"}}       | {"password": {"exists": false}, "totp": {"enabled": true}}
                    {"totp": {"enabled": false, "secret": "x"}}      | {"password": {"exists": false}}
                    {"totp": {"enabled": "yes"}}                     | {"password": {"exists": false}}
                    {"totp": {"tempSecret": "x"}}                    | {"password": {"exists": false}}
                    {"github": {"id": 1, "accessToken": "x"}}        | {"password": {"exists": false}}
                    {"gitlab": {"id": 1, "accessToken": "x"}}        | {"password": {"exists": false}}
                    {"cloud": {"accessToken": "x"}, "emailCode": {"code": "x"}, "passwordHistory": ["x"]} | {"password": {"exists": false}}
                    """)
    void theSummaryIsMadeAnew(String stored, String services) {
        JsonNode me = Profiles.of(workspace, withServices(stored));

        assertThat(me.path("services")).isEqualTo(JsonText.node(services));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # service beside the session | isOAuthUser
                                                 | false
                    password                     | false
                    passwordHistory              | false
                    email                        | false
                    emailCode                    | false
                    email2fa                     | false
                    totp                         | false
                    cloud                        | false
                    google                       | true
                    dolphin                      | true
                    facebook                     | true
                    github                       | true
                    gitlab                       | true
                    ldap                         | true
                    linkedin                     | true
                    nextcloud                    | true
                    saml                         | true
                    twitter                      | true
                    apple                        | true
                    a-custom-one                 | true
                    Password                     | true
                    """)
    void signingInBySomethingElseIsTold(String service, boolean isOAuthUser) {
        String stored = service == null ? "{}" : "{\"" + service + "\": {}}";

        JsonNode me = Profiles.of(workspace, withServices(stored));

        assertThat(me.path("isOAuthUser").booleanValue()).isEqualTo(isOAuthUser);
    }

    @Test
    void nothingSecretIsPartOfTheProfile() {
        UserFixture secretive = Fixtures.secretive();
        workspace.replace(secretive);
        String text =
                given().headers(loginOf(secretive))
                        .when()
                        .get("/api/v1/me")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();

        assertThat(text)
                .doesNotContain("SECRET", "hashedToken", "bcrypt", "4711")
                .contains(
                        "\"services\":{\"password\":{\"exists\":true},"
                                + "\"email2fa\":{\"enabled\":true},"
                                + "\"totp\":{\"enabled\":true}},"
                                + "\"isOAuthUser\":true");
    }

    private static UserFixture withServices(String stored) {
        UserFixture jane = user("jane").loggedIn();
        for (Map.Entry<String, Object> service : ((Document) JsonText.stored(stored)).entrySet()) {
            jane = jane.service(service.getKey(), service.getValue());
        }
        return jane;
    }
}
