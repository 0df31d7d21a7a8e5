package dev.rollcall.blackbox.info;

import static dev.rollcall.blackbox.info.People.ADMINISTRATOR;
import static dev.rollcall.blackbox.info.People.CALLER;
import static dev.rollcall.blackbox.info.People.JANE;
import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.testkit.JsonText;
import dev.rollcall.testkit.NeedsRealDatabase;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a key finds, and when that is oneself. */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
class LookupKeysIT {

    TestWorkspace workspace;

    @BeforeEach
    void seed() {
        People.meet(workspace);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # query                     | a regular caller | an administrator
                    userId=id-of-jane           | id-of-jane       | id-of-jane
                    username=jane               | id-of-jane       | id-of-jane
                    # an id as a user name, a user name as an id
                    userId=jane                 | id-of-jane       | id-of-jane
                    username=id-of-jane         | id-of-jane       | id-of-jane
                    # exactly
                    userId=ID-OF-JANE           | none             | none
                    username=Jane               | none             | none
                    username=+jane              | none             | none
                    username=jan                | none             | none
                    userId=jane@example.com     | none             | none
                    userId=.*                   | none             | none
                    userId=nobody               | none             | none
                    # with the right alone, or one's own
                    importId=first              | none             | id-of-jane
                    importId=second             | none             | id-of-jane
                    importId=First              | none             | none
                    importId=id-of-jane         | none             | none
                    importId=own-import         | id-of-regular    | id-of-regular
                    email=jane@example.com      | none             | id-of-jane
                    email=+jane@example.com+    | none             | id-of-jane
                    email=jane@example          | none             | none
                    email=jane                  | none             | none
                    email=regular@example.com   | id-of-regular    | id-of-regular
                    email=nobody@example.com    | none             | none
                    # anyone by extension
                    freeSwitchExtension=1001    | id-of-jane       | id-of-jane
                    freeSwitchExtension=01001   | none             | none
                    freeSwitchExtension=jane    | none             | none
                    """)
    void findsByEachKeyWhomTheCallerMayFind(String query, String regular, String administrator) {
        assertThat(Lookups.found(CALLER, query)).isEqualTo(regular);
        assertThat(Lookups.found(ADMINISTRATOR, query)).isEqualTo(administrator);
    }

    @Test
    @NeedsRealDatabase("collation")
    void anAddressIsFoundInAnyCaseButNotWithoutItsAccents() {
        assertThat(Lookups.found(ADMINISTRATOR, "email=JANE@Example.COM")).isEqualTo("id-of-jane");
        assertThat(Lookups.found(ADMINISTRATOR, "email=j%C3%A1ne@example.com")).isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # query of the regular caller   | self
                    userId=id-of-regular            | true
                    username=regular                | true
                    importId=own-import             | true
                    email=regular@example.com       | true
                    email=+REGULAR@example.com+     | true
                    freeSwitchExtension=1000        | true
                    # the caller is found, but was not asked for as such
                    userId=regular                  | false
                    username=id-of-regular          | false
                    # somebody else
                    userId=id-of-jane               | false
                    """)
    void oneIsSelfByTheTextOfTheRequest(String query, boolean self) {
        JsonNode user = Lookups.user(CALLER, query);

        assertThat(user.path("canViewAllInfo").booleanValue()).isEqualTo(self);
        assertThat(user.has("emails")).isEqualTo(self);
        assertThat(user.has("services")).isEqualTo(self);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # id and user name crossed: A has the user name "b-id", B the user name "a-id"
                    # query of A            | found | self
                    userId=a-id             | a-id  | true
                    username=b-id           | a-id  | true
                    userId=b-id             | b-id  | false
                    username=a-id           | b-id  | false
                    # shared on purpose
                    importId=shared         | a-id  | true
                    email=Shared@Example.com | a-id | true
                    """)
    void nobodyGetsTheWideViewOfSomebodyElse(String query, String found, boolean self) {
        UserFixture a =
                user("a")
                        .id("a-id")
                        .username("b-id")
                        .email("shared@example.com", true)
                        .with("importIds", List.of("shared"))
                        .loggedIn();
        UserFixture b =
                user("b")
                        .id("b-id")
                        .username("a-id")
                        .email("SHARED@example.com", true)
                        .with("importIds", List.of("shared"));
        workspace.add(b, a);

        JsonNode user = Lookups.user(a, query);

        assertThat(user.path("_id").asText()).isEqualTo(found);
        assertThat(user.path("canViewAllInfo").booleanValue()).isEqualTo(self);
        assertThat(user.has("emails")).isEqualTo(self);
    }

    @ParameterizedTest
    @CsvSource({"active, false", "type, '\"bot\"'", "type, '\"app\"'", "roles, []"})
    void everyKindOfUserIsFound(String member, String value) {
        workspace.replace(JANE.with(member, JsonText.stored(value)));

        assertThat(Lookups.found(CALLER, "username=jane")).isEqualTo("id-of-jane");
    }
}
