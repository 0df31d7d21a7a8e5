package dev.rollcall.blackbox.list;

import static dev.rollcall.testkit.Fixtures.administrator;
import static dev.rollcall.testkit.Fixtures.regular;
import static dev.rollcall.testkit.UserFixture.bare;
import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.OnlyInDocumented;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code query} in the safe grammar. */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
@OnlyInDocumented
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListQueryIT {

    private static final UserFixture ADMINISTRATOR = administrator();
    private static final UserFixture REGULAR = regular();

    /** In the order of user names and of ids; who has none is shown to full sight alone. */
    private static final String EVERYBODY = "Adam a.b+c ada administrator bob regular";

    TestWorkspace workspace;

    @BeforeAll
    void people() {
        workspace
                .reset()
                .setting(
                        "Accounts_CustomFields",
                        """
                        {"team": {"type": "text", "public": true},
                         "salary": {"type": "text", "public": false}}
                        """)
                .add(
                        ADMINISTRATOR,
                        REGULAR,
                        user("ada")
                                .with("status", "online")
                                .customField("team", "Blue")
                                .customField("salary", "Much"),
                        user("Adam")
                                .with("active", false)
                                .customField("team", "Red")
                                .customField("badge", "Gold")
                                .customField("place.floor", 3),
                        user("bob").with("type", "bot").roles("bot").with("utcOffset", 2),
                        user("a.b+c").name("Dots (and) more"),
                        bare("id-of-nameless").email("nameless@example.com", true));
        workspace.settled();
    }

    private Listing list(String caller, String parameters) {
        UserFixture as = caller.equals("regular") ? REGULAR : ADMINISTRATOR;
        return Listing.of(as, parameters);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ; ",
            textBlock =
                    """
                    # caller ; query ; user names in the default order
                    regular       ; {"username":"ada"} ; ada
                    regular       ; {"username":"ADA"} ; ''
                    regular       ; {"status":"online"} ; ada
                    regular       ; {"active":false} ; Adam
                    regular       ; {"type":"bot"} ; bob
                    regular       ; {"utcOffset":2} ; bob
                    regular       ; {"utcOffset":2.0} ; bob
                    regular       ; {"active":true,"type":"bot"} ; bob
                    regular       ; {"username":"ada","type":"bot"} ; ''
                    regular       ; {"$or":[{"username":"ada"},{"username":"bob"}]} ; ada bob
                    regular       ; {"$and":[{"active":true},{"status":"online"}]} ; ada
                    regular       ; {"$or":[{"$and":[{"type":"bot"},{"active":true}]},{"status":"online"}]} ; ada bob
                    regular       ; {"username":{"$regex":"ad"}} ; ada administrator
                    regular       ; {"username":{"$regex":"^ad","$options":"i"}} ; Adam ada administrator
                    regular       ; {"username":{"$regex":"a$"}} ; ada
                    regular       ; {"username":{"$regex":"^a.a$"}} ; ada
                    regular       ; {"username":{"$regex":"^a.*c$"}} ; a.b+c
                    regular       ; {"username":{"$regex":"a\\\\.b\\\\+c"}} ; a.b+c
                    regular       ; {"name":{"$regex":"\\\\(AND\\\\)","$options":"i"}} ; a.b+c
                    regular       ; {"name":{"$regex":"of b.b"}} ; bob
                    regular       ; {"username":{"$regex":"zzz"}} ; ''
                    administrator ; {"roles":"admin"} ; administrator
                    administrator ; {"emails.address":"ada@example.com"} ; ada
                    administrator ; {"emails.address":{"$regex":"^ada@"}} ; ada
                    administrator ; {"lastLogin":null,"username":"ada"} ; ada
                    """)
    void findsWhatItDescribes(String caller, String query, String usernames) {
        Listing listing = list(caller, "query=" + query);
        assertThat(listing.outcome()).isEqualTo(usernames);
        int size = usernames.isEmpty() ? 0 : usernames.split(" ").length;
        assertThat(listing.page()).isEqualTo(size + "/0/" + size);
    }

    /** Upstream lets through what begins with certain names, though nobody has it. */
    @ParameterizedTest
    @CsvSource(
            delimiterString = " ; ",
            textBlock =
                    """
                    regular       ; {"username.x":"x"} ; ''
                    regular       ; {"nameX":"x"} ; ''
                    regular       ; {"nameX":{"$regex":"x"}} ; ''
                    regular       ; {"typeX":true} ; ''
                    regular       ; {"nameInsensitive":"name of ada"} ; ''
                    regular       ; {"nameX":null,"username":"ada"} ; ada
                    regular       ; {"$or":[{"nameX":"x"},{"username":"ada"}]} ; ada
                    administrator ; {"emails.addressX":"x"} ; ''
                    """)
    void findsNobodyByNamesThatNobodyHas(String caller, String query, String usernames) {
        assertThat(list(caller, "query=" + query).outcome()).isEqualTo(usernames);
    }

    /** The default filter gives way to an {@code $or} at the top, and to nothing else. */
    @ParameterizedTest
    @CsvSource(
            delimiterString = " ; ",
            textBlock =
                    """
                    regular ; {"active":{"$regex":"x"}} ; 0
                    regular ; {"status":null} ; 0
                    regular ; {"$or":[{"status":null}]} ; 1
                    regular ; {"$and":[{"$or":[{"status":null}]}]} ; 0
                    """)
    void keepsNamelessUsersOffTheListUnlessItHasAnAlternativeOfItsOwn(
            String caller, String query, int total) {
        assertThat(list(caller, "query=" + query).json().path("total").asInt()).isEqualTo(total);
    }

    /** Everyone comes back: the condition is as if it were not there. */
    @ParameterizedTest
    @CsvSource(
            delimiterString = " ; ",
            textBlock =
                    """
                    regular       ; {}
                    regular       ; {"emails.address":"x"}
                    regular       ; {"emails":"x"}
                    regular       ; {"roles":"admin"}
                    regular       ; {"services.password.reset.token":"x"}
                    regular       ; {"services.totp.secret":{"$regex":"^S"}}
                    regular       ; {"inviteToken":"x"}
                    regular       ; {"createdAt":"x","lastLogin":"x","phone":"x"}
                    regular       ; {"settings.preferences":"x"}
                    regular       ; {"importIds":"x","e2e.private_key":"x","joinCode":"x","members":"x"}
                    regular       ; {"$where":"sleep(10000)"}
                    regular       ; {"$expr":{"$gt":[1,2]}}
                    regular       ; {"$nor":[{"username":"ada"}],"$comment":"x"}
                    regular       ; {"constructor":"x","__proto__":{"a":1},"prototype":1}
                    administrator ; {"services.password.bcrypt":{"$regex":"^S"}}
                    administrator ; {"services":"x","inviteToken":"x"}
                    administrator ; {"importIds":"x","e2e.private_key":"x","joinCode":"x","members":"x"}
                    administrator ; {"$where":"sleep(10000)"}
                    """)
    void dropsInSilenceAtTheTopWhatTheCallerMayNotAskAbout(String caller, String query) {
        assertThat(list(caller, "query=" + query).outcome())
                .isEqualTo(caller.equals("regular") ? EVERYBODY : "id-of-nameless " + EVERYBODY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ; ",
            textBlock =
                    """
                    # caller ; query ; error without its code
                    regular       ; {"_id":"x"} ; Invalid attribute: _id
                    regular       ; {"bio":"x"} ; Invalid attribute: bio
                    regular       ; {"unknown":"x"} ; Invalid attribute: unknown
                    regular       ; {"customFields.team":"Blue"} ; Invalid attribute: customFields.team
                    regular       ; {"customFields.salary":"Much"} ; Invalid attribute: customFields.salary
                    regular       ; {"customFields.badge":"Gold"} ; Invalid attribute: customFields.badge
                    regular       ; {"$or":[{"emails.address":"x"}]} ; Invalid attribute: emails.address
                    regular       ; {"$or":[{"username":"ada"},{"services.password.reset.token":"x"}]} ; Invalid attribute: services.password.reset.token
                    regular       ; {"$and":[{"roles":"admin"}]} ; Invalid attribute: roles
                    regular       ; {"$and":[{"$or":[{"customFields.salary":"Much"}]}]} ; Invalid attribute: customFields.salary
                    regular       ; {"username":{"x":"y"}} ; Invalid attribute: username.x
                    administrator ; {"createdAt":"x"} ; Invalid attribute: createdAt
                    administrator ; {"$or":[{"services.totp.secret":"x"}]} ; Invalid attribute: services.totp.secret
                    administrator ; {"$or":[{"emails.verified":true}]} ; Invalid attribute: emails.verified
                    regular       ; {"username":{"$in":["ada"]}} ; Invalid operation: $in
                    regular       ; {"username":{"$ne":"ada"}} ; Invalid operation: $ne
                    regular       ; {"username":{"$gt":""}} ; Invalid operation: $gt
                    regular       ; {"username":{"$not":{"$regex":"a"}}} ; Invalid operation: $not
                    regular       ; {"username":{"$exists":true}} ; Invalid operation: $exists
                    regular       ; {"username":{"$regex":"a","$where":"1"}} ; Invalid operation: $where
                    regular       ; {"$or":[{"$where":"1"}]} ; Invalid operation: $where
                    regular       ; {"$and":[{"$nor":[]}]} ; Invalid operation: $nor
                    regular       ; {"$or":"x"} ; Invalid parameter for operation: $or : "x"
                    regular       ; {"$or":[]} ; Invalid parameter for operation: $or : []
                    regular       ; {"$and":{"username":"ada"}} ; Invalid parameter for operation: $and : {"username":"ada"}
                    """)
    void refusesWhatItMayNotName(String caller, String query, String error) {
        Listing listing = list(caller, "query=" + query);
        assertThat(listing.outcome()).isEqualTo("400 " + error + " [error-invalid-query]");
        assertThat(listing.json().path("errorType").asText()).isEqualTo("error-invalid-query");
        assertThat(listing.json()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ; ",
            textBlock =
                    """
                    # what no JSON object of the grammar is
                    x
                    []
                    null
                    "x"
                    {'username':'ada'}
                    {username:"ada"}
                    {"username":"ada"
                    {"username":"ada"}}
                    {"username":["ada"]}
                    {"username":{"$regex":1}}
                    {"username":{"$regex":["a"]}}
                    {"username":{"$regex":"a","$options":"x"}}
                    {"username":{"$regex":"a","$options":"s"}}
                    {"username":{"$regex":"a","$options":1}}
                    {"username":{"$regex":"(a+)+$"}}
                    {"username":{"$regex":"[a-z]"}}
                    {"username":{"$regex":"a|b"}}
                    {"username":{"$regex":"a{1,99}"}}
                    {"username":{"$regex":"\\\\d"}}
                    {"username":{"$regex":"a*"}}
                    {"username":{"$regex":"(?i)a"}}
                    {"username":{"$regex":".*.*.*.*a"}}
                    {"$or":["x"]}
                    {"utcOffset":1e999}
                    {"username":"a","username":"b"}
                    """)
    void refusesWhatIsNotOfTheGrammar(String query) {
        Listing listing = list("regular", "query=" + query);
        assertThat(listing.outcome())
                .isEqualTo(
                        "400 Invalid query parameter provided: \""
                                + query
                                + "\" [error-invalid-query]");
        assertThat(listing.json().path("details").toString())
                .isEqualTo("{\"helperMethod\":\"parseJsonQuery\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ; ",
            textBlock =
                    """
                    # caller ; fields ; query ; outcome
                    regular       ; {"customFields":1}        ; {"customFields.team":"Blue"}       ; ada
                    regular       ; {"customFields.team":1}   ; {"customFields.team":"Blue"}       ; ada
                    regular       ; {"customFields":1}        ; {"customFields.team":{"$regex":"^b","$options":"i"}} ; ada
                    regular       ; {"customFields":1}        ; {"$or":[{"customFields.salary":"Much"}]} ; 400 Invalid attribute: customFields.salary [error-invalid-query]
                    regular       ; {"customFields.salary":1} ; {"$or":[{"customFields.salary":"Much"}]} ; 400 Invalid attribute: customFields.salary [error-invalid-query]
                    regular       ; {"customFields":1}        ; {"customFields":null}              ; 400 Invalid attribute: customFields [error-invalid-query]
                    administrator ; {"customFields":1}        ; {"customFields.salary":"Much"}     ; ada
                    administrator ; {"customFields":1}        ; {"customFields.badge":"Gold"}      ; Adam
                    administrator ; {"customFields.badge":1}  ; {"customFields.badge":"Gold"}      ; Adam
                    administrator ; {"customFields":1}        ; {"customFields.place.floor":3}     ; Adam
                    administrator ; {"customFields":1}        ; {"customFields.place.$floor":3}    ; 400 Invalid attribute: customFields.place.$floor [error-invalid-query]
                    regular       ; {"customFields":1}        ; {"customFields.badge":"Gold"}      ; 400 Invalid attribute: customFields.badge [error-invalid-query]
                    regular       ; {"_id":1}                 ; {"_id":"id-of-ada"}                ; ada
                    regular       ; {"bio":1}                 ; {"bio":"x"}                        ; ''
                    administrator ; {"createdAt":1}           ; {"createdAt":"x"}                  ; ''
                    """)
    void mayNameWhatTheRequestAdds(String caller, String fields, String query, String outcome) {
        assertThat(list(caller, "fields=" + fields + "&query=" + query).outcome())
                .isEqualTo(outcome);
    }

    /** Sorting by a hidden field would reveal its values one comparison at a time. */
    @ParameterizedTest
    @CsvSource(
            delimiterString = " ; ",
            textBlock =
                    """
                    {"customFields":1} ; {"customFields.salary":1}
                    {"customFields":1} ; {"customFields.salary":-1}
                    {"customFields":1} ; {"customFields":1}
                    {"customFields":1} ; {"customFields":-1}
                    {"customFields.salary":1} ; {"customFields.salary":-1}
                    {"roles":1} ; {"roles":-1}
                    """)
    void neitherSortsByWhatTheCallerMayNotSee(String fields, String sort) {
        assertThat(list("regular", "fields=" + fields + "&sort=" + sort).usernames())
                .isEqualTo(EVERYBODY);
    }

    @Test
    void warnsThatTheParametersAreDeprecated() {
        for (String parameters : new String[] {"query={}", "fields={}", "query={}&fields={}"}) {
            Listing listing = list("regular", parameters);
            listing.then()
                    .header("x-deprecation-type", "parameter-deprecation")
                    .header(
                            "x-deprecation-message",
                            "The parameters query and fields are deprecated")
                    .header("x-deprecation-version", "7.0.0");
        }
        assertThat(list("regular", "sort={\"name\":1}").response().orElseThrow().headers())
                .noneMatch(
                        header ->
                                header.getName().toLowerCase(Locale.ROOT).contains("deprecation"));
    }
}
