package dev.rollcall.blackbox.list;

import static dev.rollcall.testkit.Callers.as;
import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.testkit.Api;
import dev.rollcall.testkit.UserFixture;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** One answer of users.list, in short texts that fit into tables. */
record Listing(int status, JsonNode json, Optional<Response> response) {

    private static final String PATH = "/api/v1/users.list";

    /**
     * Asks for a list.
     *
     * @param parameters as in a query string, but with values in plain text; they are encoded here
     */
    static Listing of(UserFixture caller, String parameters) {
        return of(as(caller).when().get(target(parameters)));
    }

    /** The same of somebody who does not log in. */
    static Listing ofStranger(String parameters) {
        return of(given().when().get(target(parameters)));
    }

    private static Listing of(Response response) {
        return new Listing(
                response.statusCode(), response.as(JsonNode.class), Optional.of(response));
    }

    /** The same of a service that is started by hand. */
    static Listing of(Api api, String parameters) {
        dev.rollcall.testkit.Response response = api.get(target(parameters));
        return new Listing(response.status(), response.json(), Optional.empty());
    }

    static String target(String parameters) {
        if (parameters == null || parameters.isEmpty()) {
            return PATH;
        }
        return Arrays.stream(parameters.split("&"))
                .map(Listing::encoded)
                .collect(Collectors.joining("&", PATH + "?", ""));
    }

    private static String encoded(String parameter) {
        int equals = parameter.indexOf('=');
        return parameter.substring(0, equals + 1)
                + URLEncoder.encode(parameter.substring(equals + 1), StandardCharsets.UTF_8);
    }

    /** What is expected of the answer itself. */
    ValidatableResponse then() {
        return response.orElseThrow().then();
    }

    /** The user names in their order, or {@code -} for a user without; the id of a bare one. */
    String usernames() {
        List<String> names = new ArrayList<>();
        users().forEach(user -> names.add(user.path("username").asText(user.path("_id").asText())));
        return String.join(" ", names);
    }

    /** {@code count/offset/total}. */
    String page() {
        return json.get("count") + "/" + json.get("offset") + "/" + json.get("total");
    }

    /** The names of the members of a user, in alphabetical order. */
    String members(String id) {
        return user(id).stream()
                .flatMap(user -> names(user).stream())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    Optional<JsonNode> user(String id) {
        return StreamSupport.stream(users().spliterator(), false)
                .filter(user -> user.path("_id").asText().equals(id))
                .findFirst();
    }

    JsonNode users() {
        return json.path("users");
    }

    /** The user names of a successful answer; status and error of another one. */
    String outcome() {
        return status == 200 ? usernames() : status + " " + json.path("error").asText();
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
