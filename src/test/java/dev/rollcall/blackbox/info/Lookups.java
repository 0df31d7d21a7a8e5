package dev.rollcall.blackbox.info;

import static dev.rollcall.testkit.Callers.as;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.testkit.Target;
import dev.rollcall.testkit.UserFixture;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;

/** Sends look-ups as a caller. */
final class Lookups {

    static final String NOT_FOUND = "{\"success\":false,\"error\":\"User not found.\"}";

    private Lookups() {}

    /** The answer to a look-up with this query string, or without one if it is null. */
    static ValidatableResponse lookUp(UserFixture caller, String query) {
        String target = query == null ? "/api/v1/users.info" : "/api/v1/users.info?" + query;
        return as(caller).when().get(Target.of(target)).then();
    }

    /** The user that a look-up finds; missing if it finds none. */
    static JsonNode user(UserFixture caller, String query) {
        return lookUp(caller, query).extract().as(JsonNode.class).path("user");
    }

    /** The id of the user that a look-up finds, or {@code none} if it finds nobody. */
    static String found(UserFixture caller, String query) {
        Response response = lookUp(caller, query).extract().response();
        boolean none = response.statusCode() == 400 && response.asString().equals(NOT_FOUND);
        return none ? "none" : response.as(JsonNode.class).path("user").path("_id").asText();
    }

    /** The names of a user's members, in their order. */
    static List<String> members(JsonNode user) {
        List<String> names = new ArrayList<>();
        user.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
