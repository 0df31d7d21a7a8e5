package dev.rollcall.blackbox.me;

import static dev.rollcall.testkit.UserFixture.user;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.testkit.JsonText;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import java.util.ArrayList;
import java.util.List;

/** Stores a caller and reads that caller's profile, which is the same in both dialects. */
final class Profiles {

    private static final String ME = "/api/v1/me";

    private final RollcallPair rollcall;
    private final TestWorkspace workspace;

    Profiles(RollcallPair rollcall, TestWorkspace workspace) {
        this.rollcall = rollcall;
        this.workspace = workspace;
    }

    /** The profile of a user who has this member, or, where there is no value, has not. */
    List<JsonNode> with(String member, String value) {
        UserFixture jane = user("jane").loggedIn();
        return of(value == null ? jane.without(member) : jane.with(member, JsonText.stored(value)));
    }

    /** The profile of this user, once for each dialect. */
    List<JsonNode> of(UserFixture user) {
        return texts(user).stream().map(JsonText::node).toList();
    }

    /** The text of the same answers. */
    List<String> texts(UserFixture user) {
        workspace.replace(user);
        List<String> answers = new ArrayList<>();
        for (TestDialect dialect : TestDialect.values()) {
            answers.add(rollcall.api(dialect).as(user).get(ME).body());
        }
        return answers;
    }
}
