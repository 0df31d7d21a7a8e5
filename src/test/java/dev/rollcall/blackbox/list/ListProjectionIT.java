package dev.rollcall.blackbox.list;

import static dev.rollcall.testkit.Fixtures.administrator;
import static dev.rollcall.testkit.Fixtures.regular;
import static dev.rollcall.testkit.Fixtures.secretive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a list shows of a user who has everything. */
@BlackBox
class ListProjectionIT {

    private static final UserFixture ADMINISTRATOR = administrator();
    private static final UserFixture REGULAR = rich(regular());
    private static final UserFixture RICH = rich(secretive());

    private final RollcallPair pair;
    private final TestWorkspace workspace;

    ListProjectionIT(RollcallPair pair, TestWorkspace workspace) {
        this.pair = pair;
        this.workspace = workspace;
    }

    private static UserFixture rich(UserFixture user) {
        return user.with("nickname", "Nick")
                .with("utcOffset", 5.5)
                .with("bio", "A life")
                .with("reason", "Curious")
                .with("statusText", "Here")
                .with("statusConnection", "online")
                .with("statusDefault", "online")
                .with("avatarETag", "etag")
                .with("avatarOrigin", "upload")
                .with("lastLogin", Instant.parse("2024-05-06T07:08:09.010Z"))
                .with("phone", "123")
                .with("language", "en")
                .with("importIds", List.of("import-1"))
                .with("requirePasswordChange", true)
                .with("settings.preferences", new Document("a", 1))
                .customField("team", "Blue");
    }

    @BeforeEach
    void people() {
        workspace
                .reset()
                .setting("Accounts_CustomFields", "{\"team\":{\"type\":\"text\",\"public\":true}}")
                .add(ADMINISTRATOR, REGULAR, RICH);
        workspace.settled();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # dialect  | caller        | of whom          | members
                    DOCUMENTED | regular       | id-of-secretive  | _id active avatarETag name nameInsensitive status type username utcOffset
                    EIGHT      | regular       | id-of-secretive  | _id active avatarETag name nameInsensitive status type username
                    DOCUMENTED | administrator | id-of-secretive  | _id active avatarETag emails lastLogin name nameInsensitive roles status type username
                    EIGHT      | administrator | id-of-secretive  | _id active avatarETag emails lastLogin name nameInsensitive roles status type username
                    DOCUMENTED | regular       | id-of-regular    | _id active avatarETag name nameInsensitive status type username utcOffset
                    EIGHT      | regular       | id-of-regular    | _id active avatarETag name nameInsensitive status type username
                    """)
    void showsByRightAndDialectAndNoMoreOfOneself(
            TestDialect dialect, String caller, String id, String members) {
        UserFixture as = caller.equals("regular") ? REGULAR : ADMINISTRATOR;
        assertThat(Listing.of(pair.api(dialect).as(as), "").members(id)).isEqualTo(members);
    }

    @ParameterizedTest
    @EnumSource(TestDialect.class)
    void showsEveryValueAsStored(TestDialect dialect) {
        String entry =
                Listing.of(pair.api(dialect).as(ADMINISTRATOR), "")
                        .user("id-of-secretive")
                        .orElseThrow()
                        .toString();
        assertThat(entry)
                .contains("\"lastLogin\":\"2024-05-06T07:08:09.010Z\"")
                .contains("\"roles\":[\"user\"]")
                .contains("\"emails\":[{\"address\":\"secretive@example.com\",\"verified\":true}]")
                .contains("\"nameInsensitive\":\"name of secretive\"");
    }

    @Test
    void leavesOutWhatAUserDoesNotHaveButForTheLoweredName() {
        workspace.add(UserFixture.bare("bare").username("bare"));
        workspace.add(UserFixture.bare("null").username("null").with("name", null));
        for (TestDialect dialect : TestDialect.values()) {
            Listing listing = Listing.of(pair.api(dialect).as(ADMINISTRATOR), "");
            assertThat(listing.members("bare")).isEqualTo("_id nameInsensitive username");
            assertThat(listing.members("null")).isEqualTo("_id nameInsensitive username");
            assertThat(listing.user("bare").orElseThrow().path("nameInsensitive").asText())
                    .isEmpty();
        }
    }
}
