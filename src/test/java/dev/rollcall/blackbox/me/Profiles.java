package dev.rollcall.blackbox.me;

import static dev.rollcall.testkit.Callers.as;
import static dev.rollcall.testkit.UserFixture.user;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.testkit.JsonText;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;

/** Stores a caller and reads that caller's profile, which is the same in both dialects. */
final class Profiles {

    private Profiles() {}

    /** The profile of a user who has this member; without a value the user does not have it. */
    static JsonNode with(TestWorkspace workspace, String member, String value) {
        UserFixture jane = user("jane").loggedIn();
        return of(
                workspace,
                value == null ? jane.without(member) : jane.with(member, JsonText.stored(value)));
    }

    /** The profile of this user, who is stored first. */
    static JsonNode of(TestWorkspace workspace, UserFixture user) {
        workspace.replace(user);
        return as(user).when()
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .extract()
                .as(JsonNode.class);
    }
}
