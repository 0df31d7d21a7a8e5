package dev.rollcall.blackbox.me;

import static dev.rollcall.testkit.Fixtures.administrator;
import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.JsonText;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import org.bson.BsonDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Single values that imports leave behind. */
@BlackBox("runs beside the other dialect on the same documents")
class OddDocumentsIT {

    private static final UserFixture ADMINISTRATOR = administrator();

    private final RollcallPair pair;
    private final TestWorkspace workspace;

    OddDocumentsIT(RollcallPair pair, TestWorkspace workspace) {
        this.pair = pair;
        this.workspace = workspace;
    }

    @BeforeEach
    void people() {
        workspace.reset().add(ADMINISTRATOR);
    }

    @Test
    void anEmptyUserNameHasNoAvatar() {
        UserFixture nameless = user("nameless").username("").loggedIn();
        workspace.add(nameless);
        workspace.settled();

        JsonNode me = pair.api(TestDialect.EIGHT).as(nameless).get("/api/v1/me").json();

        assertThat(me.path("username").textValue()).isEmpty();
        assertThat(me.has("avatarUrl")).isFalse();
    }

    /** As JavaScript writes times. */
    @ParameterizedTest
    @CsvSource({
        "-62167219200000, 0000-01-01T00:00:00.000Z",
        "253402300799999, 9999-12-31T23:59:59.999Z",
        "-62167219200001, -000001-12-31T23:59:59.999Z",
        "253402300800000, +010000-01-01T00:00:00.000Z",
        "8640000000000000, +275760-09-13T00:00:00.000Z",
        "-8640000000000000, -271821-04-20T00:00:00.000Z",
        "8640000000000001, ",
        "9223372036854775807, ",
        "-9223372036854775808, "
    })
    void aTimeBeyondFourDigitsOfYearsIsWrittenAsJavaScriptDoes(long stored, String written) {
        workspace.add(user("far").with("createdAt", new BsonDateTime(stored)));
        workspace.settled();
        // Past the check of the contract: its library knows years of four digits alone.
        String body =
                pair.service(TestDialect.DOCUMENTED)
                        .http()
                        .send("GET", "/api/v1/users.info?username=far", ADMINISTRATOR.credentials())
                        .body();

        JsonNode user = JsonText.node(body).path("user");
        assertThat(user.path("_id").textValue()).isEqualTo("id-of-far");
        assertThat(user.path("createdAt").textValue()).isEqualTo(written);
    }

    @ParameterizedTest
    @EnumSource(TestDialect.class)
    void anIdThatIsANumberIsShownAsItsText(TestDialect dialect) {
        workspace.users().insertOne(user("imported").document().append("_id", 4711));
        workspace.settled();
        JsonNode info =
                pair.api(dialect)
                        .as(ADMINISTRATOR)
                        .get("/api/v1/users.info?username=imported")
                        .json();
        JsonNode list = pair.api(dialect).as(ADMINISTRATOR).get("/api/v1/users.list").json();

        assertThat(info.path("user").path("_id").textValue()).isEqualTo("4711");
        assertThat(list.path("users").findValuesAsText("_id"))
                .containsExactlyInAnyOrder(ADMINISTRATOR.id(), "4711");
    }

    @Test
    void declarationsWithTextBehindThemDeclareNothing() {
        workspace.add(user("rich").customField("team", "Blue"));
        workspace
                .setting("Accounts_CustomFields", "{\"team\":{\"public\":true}} and more")
                .settled();

        assertThat(
                        pair.api(TestDialect.EIGHT)
                                .as(ADMINISTRATOR)
                                .get("/api/v1/users.info?username=rich")
                                .json()
                                .path("user")
                                .has("customFields"))
                .isFalse();
    }
}
