package dev.rollcall.testkit;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.util.Map;

/**
 * Who sends a request of REST Assured: a user, or the holder of an access token. What they return
 * is for one request: REST Assured would add the query string of a second one to that of the first.
 */
public final class Callers {

    private Callers() {}

    /** A request of this user, with the user's first token. */
    public static RequestSpecification as(UserFixture user) {
        return given().headers(loginOf(user));
    }

    /** The headers by which this user logs in, with the user's first token. */
    public static Map<String, String> loginOf(UserFixture user) {
        return Map.of("X-User-Id", user.id(), "X-Auth-Token", user.token());
    }

    /** A request of the holder of an OAuth access token. */
    public static RequestSpecification asBearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }
}
