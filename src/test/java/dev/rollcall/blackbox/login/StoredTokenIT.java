package dev.rollcall.blackbox.login;

import static dev.rollcall.testkit.UserFixture.bare;
import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.JsonText;
import dev.rollcall.testkit.SameInBothDialects;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which stored tokens open a session, and of which users. */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
@SameInBothDialects(
        "tokens are found before a dialect counts; UnauthenticatedIT has the words of both")
class StoredTokenIT {

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
                    # stored for the token "the token"                                                                           | status
                    {"hashedToken": "2Udy/Xap46HBcGc4R7qPloUf1COxp4NIcc0seGM8fpc=", "when": {"$date": "2024-01-02T03:04:05.006Z"}} | 200
                    # when it was issued does not count
                    {"hashedToken": "2Udy/Xap46HBcGc4R7qPloUf1COxp4NIcc0seGM8fpc=", "when": {"$date": "1999-01-02T03:04:05.006Z"}} | 200
                    {"hashedToken": "2Udy/Xap46HBcGc4R7qPloUf1COxp4NIcc0seGM8fpc=", "when": {"$date": "2999-01-02T03:04:05.006Z"}} | 200
                    {"hashedToken": "2Udy/Xap46HBcGc4R7qPloUf1COxp4NIcc0seGM8fpc="}                                                 | 200
                    # personal access tokens, and types to come
                    {"hashedToken": "2Udy/Xap46HBcGc4R7qPloUf1COxp4NIcc0seGM8fpc=", "type": "personalAccessToken", "name": "reports", "lastTokenPart": " token", "createdAt": {"$date": "2024-01-02T03:04:05.006Z"}, "bypassTwoFactor": false} | 200
                    {"hashedToken": "2Udy/Xap46HBcGc4R7qPloUf1COxp4NIcc0seGM8fpc=", "type": "personalAccessToken", "bypassTwoFactor": true} | 200
                    {"hashedToken": "2Udy/Xap46HBcGc4R7qPloUf1COxp4NIcc0seGM8fpc=", "type": "of another kind"}                      | 200
                    # plain, in hexadecimal, in the alphabet for addresses
                    {"hashedToken": "the token"}                                                                                | 401
                    {"token": "the token"}                                                                                      | 401
                    {"hashedToken": "d94772fd76a9e3a1c170673847ba8f96851fd423b1a7834871cd2c78633c7e97"}             | 401
                    {"hashedToken": "2Udy_Xap46HBcGc4R7qPloUf1COxp4NIcc0seGM8fpc="}                                                 | 401
                    {}                                                                                                          | 401
                    """)
    void theStoredHashAloneDecides(String stored, int status) {
        workspace.add(
                user("jane").loginToken("the token", (Document) JsonText.stored(stored)),
                user("john").loggedIn());

        assertThat(Requests.statuses(Requests.login("id-of-jane", "the token")).values())
                .containsOnly(status);
    }

    @Test
    void theWorkspacesLoginExpirationIsNotEvaluated() {
        workspace.setting("Accounts_LoginExpiration", 1).settled();
        workspace.add(user("jane").session("old", Instant.parse("1999-01-02T03:04:05.006Z")));

        assertThat(Requests.statuses(Requests.login("id-of-jane", "old")).values())
                .containsOnly(200);
    }

    @ParameterizedTest
    @CsvSource({"first, 200", "second, 200", "third, 200", "fourth, 401"})
    void everyStoredTokenOpensASession(String token, int status) {
        workspace.add(user("jane").token("first").token("second").token("third"));

        assertThat(Requests.statuses(Requests.login("id-of-jane", token)).values())
                .containsOnly(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # member         | its value
                    active           | false
                    active           | null
                    type             | "bot"
                    type             | "app"
                    type             | "visitor"
                    services.totp    | {"enabled": true, "secret": "s"}
                    services.email2fa | {"enabled": true}
                    requirePasswordChange | true
                    username         | null
                    """)
    void nothingElseAboutTheUserDecides(String member, String value) {
        workspace.add(user("jane").loggedIn().with(member, JsonText.stored(value)));

        assertThat(Requests.statuses(Requests.login("id-of-jane", "token-of-id-of-jane")).values())
                .containsOnly(200);
    }

    @Test
    void aUserWithNothingButATokenIsACaller() {
        workspace.add(bare("id-of-jane").token("the token"));

        Map<String, Integer> statuses =
                Requests.statuses(Requests.login("id-of-jane", "the token"));

        assertThat(statuses)
                .allSatisfy(
                        (request, status) ->
                                assertThat(status)
                                        .as(request)
                                        .isEqualTo(request.contains("users.list") ? 403 : 200));
    }

    @Test
    void aTokenThatIsRemovedOpensNothingAnyMoreAtOnce() {
        UserFixture jane = user("jane").loggedIn();
        workspace.add(jane);
        assertThat(Requests.statuses(Requests.login(jane.id(), jane.token())).values())
                .containsOnly(200);

        workspace.replace(jane.with("services.resume.loginTokens", List.of()));
        assertThat(Requests.statuses(Requests.login(jane.id(), jane.token())).values())
                .containsOnly(401);

        workspace.replace(jane);
        assertThat(Requests.statuses(Requests.login(jane.id(), jane.token())).values())
                .containsOnly(200);

        workspace.users().deleteOne(new Document("_id", jane.id()));
        assertThat(Requests.statuses(Requests.login(jane.id(), jane.token())).values())
                .containsOnly(401);
    }
}
