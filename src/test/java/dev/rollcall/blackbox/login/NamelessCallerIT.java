package dev.rollcall.blackbox.login;

import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.testkit.Api;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A caller without a user name is answered like any other. */
@BlackBox
class NamelessCallerIT {

    private static final UserFixture NAMELESS = user("nameless").without("username").loggedIn();

    private final RollcallPair rollcall;

    NamelessCallerIT(RollcallPair rollcall, TestWorkspace workspace) {
        this.rollcall = rollcall;
        workspace.reset().settled();
        workspace.add(NAMELESS, user("jane"));
    }

    @ParameterizedTest
    @EnumSource(TestDialect.class)
    void aCallerWithoutAUserNameReadsTheOwnProfile(TestDialect dialect) {
        JsonNode me = as(dialect).get("/api/v1/me").json();

        assertThat(me.path("_id").asText()).isEqualTo(NAMELESS.id());
        assertThat(me.has("username")).isFalse();
        assertThat(me.has("avatarUrl")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(TestDialect.class)
    void aCallerWithoutAUserNameFindsOthersAndOneself(TestDialect dialect) {
        JsonNode other = as(dialect).get("/api/v1/users.info?username=jane").json().path("user");
        JsonNode self =
                as(dialect).get("/api/v1/users.info?userId=" + NAMELESS.id()).json().path("user");

        assertThat(other.path("_id").asText()).isEqualTo("id-of-jane");
        assertThat(other.path("canViewAllInfo").asBoolean()).isFalse();
        assertThat(self.path("canViewAllInfo").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(TestDialect.class)
    void aCallerWithoutAUserNameListsUsers(TestDialect dialect) {
        assertThat(as(dialect).get("/api/v1/users.list").json().path("total").asInt()).isEqualTo(2);
    }

    private Api as(TestDialect dialect) {
        return rollcall.api(dialect).as(NAMELESS);
    }
}
