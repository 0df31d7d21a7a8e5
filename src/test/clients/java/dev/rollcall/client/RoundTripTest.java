package dev.rollcall.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.rollcall.client.model.Refusal;
import dev.rollcall.client.model.UnauthenticatedError;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The generated client reads each real answer into its models and writes it back without a loss. */
class RoundTripTest {

    private final AtomicReference<HttpRequest> sent = new AtomicReference<>();
    private final ApiClient client = new ApiClient();
    private final ObjectMapper json = client.getObjectMapper();

    RoundTripTest() {
        client.updateBaseUri(System.getProperty("rollcall.url"));
        client.setResponseInterceptor(response -> sent.set(response.request()));
    }

    static Stream<ClientRequest> requests() throws IOException {
        return ClientRequest.all();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void the_client_writes_back_what_it_has_read(ClientRequest request) throws Exception {
        Object model;
        int status = 200;
        try {
            model = call(request);
        } catch (ApiException refused) {
            status = refused.getCode();
            model = status == 401
                    ? json.readValue(refused.getResponseBody(), UnauthenticatedError.class)
                    : json.readValue(refused.getResponseBody(), Refusal.class);
        }
        assertEquals(request.status(), status);
        assertEquals(withInstants(wire()), withInstants(json.readTree(json.writeValueAsString(model))));
    }

    private Object call(ClientRequest request) throws ApiException {
        return switch (request.operation()) {
            case "getMe" -> new MeApi(client).getMe(request.credentials());
            case "getUserInfo" -> new UsersApi(client).getUserInfo(lookUp(request), request.credentials());
            case "listUsers" -> new UsersApi(client).listUsers(page(request), request.credentials());
            default -> throw new IllegalArgumentException("No such operation: " + request.operation());
        };
    }

    private static UsersApi.APIGetUserInfoRequest lookUp(ClientRequest request) {
        return UsersApi.APIGetUserInfoRequest.newBuilder()
                .userId(request.parameter("userId"))
                .username(request.parameter("username"))
                .includeUserRooms(request.parameter("includeUserRooms"))
                .build();
    }

    private static UsersApi.APIListUsersRequest page(ClientRequest request) {
        return UsersApi.APIListUsersRequest.newBuilder()
                .count(number(request, "count"))
                .offset(number(request, "offset"))
                .sort(request.parameter("sort"))
                .build();
    }

    private static Long number(ClientRequest request, String name) {
        return Optional.ofNullable(request.parameter(name)).map(Long::valueOf).orElse(null);
    }

    /** The same request once more, for the text that the client has already consumed. */
    private JsonNode wire() throws IOException, InterruptedException {
        return json.readTree(
                HttpClient.newHttpClient().send(sent.get(), BodyHandlers.ofString()).body());
    }

    /** Java prints a time of a whole second without its milliseconds: times are compared as times. */
    private static JsonNode withInstants(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            object.properties().forEach(member -> member.setValue(withInstants(member.getValue())));
        } else if (tree instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                array.set(index, withInstants(array.get(index)));
            }
        } else if (tree.isTextual()) {
            return time(tree.textValue()).<JsonNode>map(TextNode::valueOf).orElse(tree);
        }
        return tree;
    }

    private static Optional<String> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant().toString());
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }
}
