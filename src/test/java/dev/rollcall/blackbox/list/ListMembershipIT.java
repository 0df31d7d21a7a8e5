package dev.rollcall.blackbox.list;

import static dev.rollcall.testkit.Fixtures.administrator;
import static dev.rollcall.testkit.Fixtures.bot;
import static dev.rollcall.testkit.Fixtures.regular;
import static dev.rollcall.testkit.UserFixture.bare;
import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The users on the list if no query selects others. */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
class ListMembershipIT {

    private static final UserFixture ADMINISTRATOR = administrator();
    private static final UserFixture REGULAR = regular();

    TestWorkspace workspace;

    @BeforeEach
    void people() {
        workspace
                .reset()
                .add(
                        ADMINISTRATOR,
                        REGULAR,
                        bot(),
                        user("app").with("type", "app").roles("app"),
                        user("inactive").with("active", false),
                        user("visitor").with("type", "visitor").without("roles"),
                        bare("only-username").username("only-username"),
                        bare("only-name").name("Only a name"),
                        bare("only-email").email("only@example.com", false),
                        bare("nothing"),
                        bare("username-null").with("username", null).with("name", null),
                        bare("username-number").with("username", 5).with("name", 7),
                        bare("email-number").with("emails.address", 5));
        workspace.settled();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # user            | regular sees | administrator sees
                    id-of-regular     | true         | true
                    id-of-bot         | true         | true
                    id-of-app         | true         | true
                    id-of-inactive    | true         | true
                    id-of-visitor     | true         | true
                    only-username     | true         | true
                    only-name         | true         | true
                    only-email        | false        | true
                    nothing           | false        | false
                    username-null     | false        | false
                    username-number   | false        | false
                    email-number      | false        | false
                    """)
    void listsUsersWithANameOrForFullSightAnAddress(
            String id, boolean regularSees, boolean administratorSees) {
        Listing regular = Listing.of(REGULAR, "");
        Listing administrator = Listing.of(ADMINISTRATOR, "");
        assertThat(regular.user(id).isPresent()).isEqualTo(regularSees);
        assertThat(administrator.user(id).isPresent()).isEqualTo(administratorSees);
    }

    @ParameterizedTest
    @CsvSource({"regular, 8/0/8", "administrator, 9/0/9"})
    void countsWhomItLists(String caller, String page) {
        UserFixture as = caller.equals("regular") ? REGULAR : ADMINISTRATOR;
        assertThat(Listing.of(as, "").page()).isEqualTo(page);
    }
}
