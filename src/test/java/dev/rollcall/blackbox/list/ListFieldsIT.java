package dev.rollcall.blackbox.list;

import static dev.rollcall.testkit.Fixtures.administrator;
import static dev.rollcall.testkit.Fixtures.regular;
import static dev.rollcall.testkit.Fixtures.secretive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import dev.rollcall.testkit.OnlyInDocumented;
import dev.rollcall.testkit.OnlyInEight;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code fields} adds to a list and takes from it, for whom. */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListFieldsIT {

    private static final UserFixture ADMINISTRATOR = administrator();
    private static final UserFixture REGULAR = regular();
    private static final UserFixture RICH =
            secretive()
                    .id("rich")
                    .with("nickname", "Nick")
                    .with("utcOffset", 2)
                    .with("bio", "A life")
                    .with("statusConnection", "online")
                    .with("statusDefault", "online")
                    .with("avatarETag", "etag")
                    .with("avatarOrigin", "upload")
                    .with("lastLogin", Instant.parse("2024-05-06T07:08:09.010Z"))
                    .with("phone", "123")
                    .with("importIds", List.of("import-1"))
                    .with("requirePasswordChange", true)
                    .customField("team", "Blue")
                    .customField("salary", "Much")
                    .customField("loose", "Truthy")
                    .customField("undeclared", "Old");
    private static final String REGULAR_DEFAULT =
            "_id active avatarETag name nameInsensitive status type username utcOffset";
    private static final String FULL_DEFAULT =
            "_id active avatarETag emails lastLogin name nameInsensitive roles status type username";

    TestWorkspace workspace;

    @BeforeAll
    void people() {
        workspace
                .reset()
                .setting(
                        "Accounts_CustomFields",
                        """
                        {"team": {"type": "text", "public": true},
                         "salary": {"type": "text", "public": false},
                         "loose": {"type": "text", "public": "yes"}}
                        """)
                .add(ADMINISTRATOR, REGULAR, RICH);
        workspace.settled();
    }

    private Listing list(String caller, String parameters) {
        UserFixture as = caller.equals("regular") ? REGULAR : ADMINISTRATOR;
        return Listing.of(as, parameters);
    }

    /** A cell {@code +a -b} stands for the default with a and without b. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # caller      | fields                                      | members
                    regular       | {"utcOffset":1}                             | =
                    regular       | {"bio":1,"nickname":1}                      | +bio +nickname
                    regular       | {"avatarETag":0}                            | -avatarETag
                    regular       | {"utcOffset":0}                             | -utcOffset
                    regular       | {"_id":0}                                   | =
                    regular       | {"nameInsensitive":0}                       | =
                    regular       | {}                                          | =
                    regular       | {"unknown":1}                               | =
                    regular       | {"unknown":0}                               | =
                    regular       | {"bio":1.0}                                 | +bio
                    regular       | {"createdAt":1}                             | =
                    regular       | {"emails":1,"roles":1,"lastLogin":1}        | =
                    regular       | {"phone":1,"statusConnection":1}            | =
                    regular       | {"statusDefault":1,"avatarOrigin":1}        | =
                    regular       | {"_updatedAt":1,"settings":1}               | =
                    regular       | {"requirePasswordChange":1}                 | =
                    regular       | {"services":1}                              | =
                    regular       | {"services.password.bcrypt":1}              | =
                    regular       | {"inviteToken":1,"joinCode":1,"e2e":1}      | =
                    regular       | {"importIds":1,"members":1}                 | =
                    administrator | {"createdAt":1}                             | +createdAt
                    administrator | {"createdAt":1,"_updatedAt":1,"phone":1}    | +createdAt +_updatedAt +phone
                    administrator | {"statusConnection":1,"statusDefault":1}    | +statusConnection +statusDefault
                    administrator | {"avatarOrigin":1,"utcOffset":1}            | +avatarOrigin +utcOffset
                    administrator | {"requirePasswordChange":1}                 | +requirePasswordChange
                    administrator | {"lastLogin":0,"roles":0}                   | -lastLogin -roles
                    administrator | {"services":1}                              | =
                    administrator | {"services.password.bcrypt":1}              | =
                    administrator | {"services.resume.loginTokens":1}           | =
                    administrator | {"inviteToken":1,"joinCode":1,"e2e":1}      | =
                    administrator | {"e2e.private_key":1}                       | =
                    administrator | {"importIds":1,"settings":1}                | =
                    administrator | {"emails.address":1}                        | =
                    """)
    @OnlyInDocumented
    void addsAndTakesWhatTheCallerMayChoose(String caller, String fields, String members) {
        TreeSet<String> expected =
                new TreeSet<>(
                        List.of(
                                (caller.equals("regular") ? REGULAR_DEFAULT : FULL_DEFAULT)
                                        .split(" ")));
        Arrays.stream(members.split(" "))
                .filter(m -> m.startsWith("+"))
                .forEach(m -> expected.add(m.substring(1)));
        Arrays.stream(members.split(" "))
                .filter(m -> m.startsWith("-"))
                .forEach(m -> expected.remove(m.substring(1)));
        assertThat(list(caller, "fields=" + fields).members("rich"))
                .isEqualTo(String.join(" ", expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # caller      | fields                                             | customFields
                    regular       | {"customFields":1}                                 | {"team":"Blue"}
                    regular       | {"customFields.team":1}                            | {"team":"Blue"}
                    regular       | {"customFields.salary":1}                          | {}
                    regular       | {"customFields.loose":1}                           | {}
                    regular       | {"customFields.undeclared":1}                      | {}
                    regular       | {"customFields.team":1,"customFields.salary":1}    | {"team":"Blue"}
                    administrator | {"customFields":1}                                 | {"team":"Blue","salary":"Much","loose":"Truthy","undeclared":"Old"}
                    administrator | {"customFields.salary":1}                          | {"salary":"Much"}
                    administrator | {"customFields.undeclared":1}                      | {"undeclared":"Old"}
                    """)
    @OnlyInDocumented
    void showsPrivateCustomFieldsToFullSightAlone(String caller, String fields, String expected) {
        String shown =
                list(caller, "fields=" + fields)
                        .user("rich")
                        .orElseThrow()
                        .path("customFields")
                        .toString();
        assertThat(shown.isEmpty() ? "{}" : shown).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "[]",
                "1",
                "null",
                "{\"name\":2}",
                "{\"name\":-1}",
                "{\"name\":\"1\"}",
                "{\"name\":true}",
                "{\"name\":{\"$slice\":1}}",
                "{\"emails\":{\"$elemMatch\":{}}}",
                "{'name':1}"
            })
    @OnlyInDocumented
    void refusesAnythingElseInUpstreamsWords(String fields) {
        Listing listing = list("administrator", "fields=" + fields);
        assertThat(listing.outcome())
                .isEqualTo(
                        "400 Invalid fields parameter provided: \""
                                + fields
                                + "\" [error-invalid-fields]");
        assertThat(listing.json().path("errorType").asText()).isEqualTo("error-invalid-fields");
        assertThat(listing.json().path("details").toString())
                .isEqualTo("{\"helperMethod\":\"parseJsonQuery\"}");
    }

    /** The default filter asks about these, so it becomes invalid itself. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    administrator | {"name":0}     | 400 Invalid attribute: name [error-invalid-query]
                    administrator | {"username":0} | 400 Invalid attribute: username [error-invalid-query]
                    administrator | {"emails":0}   | 400 Invalid attribute: emails.address [error-invalid-query]
                    regular       | {"name":0}     | 400 Invalid attribute: name [error-invalid-query]
                    regular       | {"emails":0}   | administrator regular secretive
                    """)
    @OnlyInDocumented
    void cannotTakeWhatTheDefaultFilterAsksAbout(String caller, String fields, String outcome) {
        assertThat(list(caller, "fields=" + fields).outcome()).isEqualTo(outcome);
    }

    @Test
    @OnlyInEight
    void isNotEvenReadInVersionEight() {
        for (String fields : List.of("{\"bio\":1}", "x", "")) {
            Listing listing = Listing.of(REGULAR, "fields=" + fields);
            assertThat(listing.members("rich"))
                    .isEqualTo(REGULAR_DEFAULT.replace(" utcOffset", ""));
            listing.then().header("x-deprecation-type", nullValue());
        }
    }
}
