package dev.rollcall.blackbox.info;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.UserFixture;
import java.util.ArrayList;
import java.util.List;

/** Sends look-ups as a caller. */
final class Lookups {

    static final String NOT_FOUND = "{\"success\":false,\"error\":\"User not found.\"}";

    private final RollcallPair rollcall;

    Lookups(RollcallPair rollcall) {
        this.rollcall = rollcall;
    }

    Response response(TestDialect dialect, UserFixture caller, String query) {
        String target = query == null ? "/api/v1/users.info" : "/api/v1/users.info?" + query;
        return rollcall.api(dialect).as(caller).get(target);
    }

    /** The user that a look-up finds; missing where it finds none. */
    JsonNode user(TestDialect dialect, UserFixture caller, String query) {
        return response(dialect, caller, query).json().path("user");
    }

    /** What a look-up finds, told by id: a user, or {@code none} where the answer says so. */
    String found(TestDialect dialect, UserFixture caller, String query) {
        Response response = response(dialect, caller, query);
        boolean none = response.status() == 400 && response.body().equals(NOT_FOUND);
        return none ? "none" : response.json().path("user").path("_id").asText();
    }

    /** The names of a user's members, in their order. */
    static List<String> members(JsonNode user) {
        List<String> names = new ArrayList<>();
        user.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
