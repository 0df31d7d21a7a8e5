package dev.rollcall.blackbox.list;

import static dev.rollcall.testkit.Fixtures.administrator;
import static dev.rollcall.testkit.Fixtures.regular;
import static dev.rollcall.testkit.Fixtures.secretive;
import static dev.rollcall.testkit.TestDialect.expected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a list shows of a user who has everything. */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
class ListProjectionIT {

    private static final UserFixture ADMINISTRATOR = administrator();
    private static final UserFixture REGULAR = rich(regular());
    private static final UserFixture RICH = rich(secretive());

    TestWorkspace workspace;

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
                    # caller      | of whom          | members, documented | 8
                    regular       | id-of-secretive  | _id active avatarETag name nameInsensitive status type username utcOffset | _id active avatarETag name nameInsensitive status type username
                    administrator | id-of-secretive  | _id active avatarETag emails lastLogin name nameInsensitive roles status type username | _id active avatarETag emails lastLogin name nameInsensitive roles status type username
                    regular       | id-of-regular    | _id active avatarETag name nameInsensitive status type username utcOffset | _id active avatarETag name nameInsensitive status type username
                    """)
    void showsByRightAndDialectAndNoMoreOfOneself(
            String caller, String id, String documented, String eight) {
        UserFixture as = caller.equals("regular") ? REGULAR : ADMINISTRATOR;
        assertThat(Listing.of(as, "").members(id)).isEqualTo(expected(documented, eight));
    }

    @Test
    void showsEveryValueAsStored() {
        String entry =
                Listing.of(ADMINISTRATOR, "").user("id-of-secretive").orElseThrow().toString();
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
        Listing listing = Listing.of(ADMINISTRATOR, "");
        assertThat(listing.members("bare")).isEqualTo("_id nameInsensitive username");
        assertThat(listing.members("null")).isEqualTo("_id nameInsensitive username");
        assertThat(listing.user("bare").orElseThrow().path("nameInsensitive").asText()).isEmpty();
    }
}
