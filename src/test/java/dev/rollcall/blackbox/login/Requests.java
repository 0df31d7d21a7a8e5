package dev.rollcall.blackbox.login;

import static io.restassured.RestAssured.given;

import dev.rollcall.testkit.Target;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The same request to each of the three endpoints. */
final class Requests {

    private static final List<String> ENDPOINTS =
            List.of("/api/v1/me", "/api/v1/users.info", "/api/v1/users.list");
    static final List<String> TARGETS =
            List.of("/api/v1/me", "/api/v1/users.info?userId=id-of-jane", "/api/v1/users.list");

    private Requests() {}

    /** The status of each answer, by target. */
    static Map<String, Integer> statuses(Headers headers) {
        return statuses(TARGETS, headers);
    }

    /** The same for this query string, without headers. */
    static Map<String, Integer> statusesOf(String query) {
        return statuses(
                ENDPOINTS.stream().map(endpoint -> endpoint + "?" + query).toList(), headers(null));
    }

    private static Map<String, Integer> statuses(List<String> targets, Headers headers) {
        Map<String, Integer> statuses = new TreeMap<>();
        for (String target : targets) {
            statuses.put(
                    target, given().headers(headers).when().get(Target.of(target)).statusCode());
        }
        return statuses;
    }

    /** Headers as a table prints them: {@code Name: value ; Name: value}. */
    static Headers headers(String lines) {
        List<Header> headers = new ArrayList<>();
        for (String line : lines == null ? new String[0] : lines.split(" ; ")) {
            int colon = line.indexOf(':');
            headers.add(
                    new Header(
                            line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
        }
        return new Headers(headers);
    }

    /** The pair of headers of this user with this token. */
    static Headers login(String id, String token) {
        return new Headers(new Header("X-User-Id", id), new Header("X-Auth-Token", token));
    }
}
