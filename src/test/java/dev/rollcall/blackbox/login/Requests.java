package dev.rollcall.blackbox.login;

import dev.rollcall.testkit.Headers;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The same request to each of the three endpoints, in both dialects. */
final class Requests {

    private static final List<String> ENDPOINTS =
            List.of("/api/v1/me", "/api/v1/users.info", "/api/v1/users.list");
    static final List<String> TARGETS =
            List.of("/api/v1/me", "/api/v1/users.info?userId=id-of-jane", "/api/v1/users.list");

    private final RollcallPair rollcall;

    Requests(RollcallPair rollcall) {
        this.rollcall = rollcall;
    }

    /** The status of each answer, by dialect and target. */
    Map<String, Integer> statuses(Headers headers) {
        return statuses(TARGETS, headers);
    }

    /** The same for this query string, without headers. */
    Map<String, Integer> statusesOf(String query) {
        return statuses(
                ENDPOINTS.stream().map(endpoint -> endpoint + "?" + query).toList(),
                Headers.none());
    }

    private Map<String, Integer> statuses(List<String> targets, Headers headers) {
        Map<String, Integer> statuses = new TreeMap<>();
        for (TestDialect dialect : TestDialect.values()) {
            for (String target : targets) {
                statuses.put(
                        dialect + " " + target,
                        rollcall.api(dialect).with(headers).get(target).status());
            }
        }
        return statuses;
    }

    /** Headers as a table prints them: {@code Name: value ; Name: value}. */
    static Headers headers(String lines) {
        Headers headers = Headers.none();
        if (lines == null) {
            return headers;
        }
        for (String line : lines.split(" ; ")) {
            int colon = line.indexOf(':');
            headers =
                    headers.with(
                            line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
        return headers;
    }
}
