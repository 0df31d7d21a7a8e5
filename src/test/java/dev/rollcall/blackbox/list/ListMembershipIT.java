package dev.rollcall.blackbox.list;

import static dev.rollcall.testkit.Fixtures.administrator;
import static dev.rollcall.testkit.Fixtures.bot;
import static dev.rollcall.testkit.Fixtures.regular;
import static dev.rollcall.testkit.UserFixture.bare;
import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is on the list where no query says otherwise. */
@BlackBox
class ListMembershipIT {

    private static final UserFixture ADMINISTRATOR = administrator();
    private static final UserFixture REGULAR = regular();

    private final RollcallPair pair;
    private final TestWorkspace workspace;

    ListMembershipIT(RollcallPair pair, TestWorkspace workspace) {
        this.pair = pair;
        this.workspace = workspace;
    }

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
    void listsWhoeverHasANameOrForFullSightAnAddress(
            String id, boolean regularSees, boolean administratorSees) {
        for (TestDialect dialect : TestDialect.values()) {
            Listing regular = Listing.of(pair.api(dialect).as(REGULAR), "");
            Listing administrator = Listing.of(pair.api(dialect).as(ADMINISTRATOR), "");
            assertThat(regular.user(id).isPresent()).as(dialect.name()).isEqualTo(regularSees);
            assertThat(administrator.user(id).isPresent())
                    .as(dialect.name())
                    .isEqualTo(administratorSees);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DOCUMENTED, regular, 8/0/8",
        "EIGHT, regular, 8/0/8",
        "DOCUMENTED, administrator, 9/0/9",
        "EIGHT, administrator, 9/0/9"
    })
    void countsWhomItLists(TestDialect dialect, String caller, String page) {
        UserFixture as = caller.equals("regular") ? REGULAR : ADMINISTRATOR;
        assertThat(Listing.of(pair.api(dialect).as(as), "").page()).isEqualTo(page);
    }
}
