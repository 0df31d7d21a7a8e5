package dev.rollcall.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;

/** Speaks to the control API of a stub. */
final class ControlClient {

    private static final int FIRST_REFUSAL = 300;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;

    /**
     * @param address the one that the stub's line of JSON names in {@code control}
     */
    ControlClient(String address) {
        this.address = address;
    }

    /** The answer's members; none if it has no body. */
    Map<String, Object> send(String method, String path, Optional<String> body) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body.map(HttpRequest.BodyPublishers::ofString)
                                        .orElseGet(HttpRequest.BodyPublishers::noBody))
                        .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= FIRST_REFUSAL) {
                throw new IllegalStateException(
                        "The stub refused " + method + " " + path + ": " + answer.body());
            }
            return answer.body().isEmpty() ? Map.of() : Json.object(Json.read(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException("The stub at " + address + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The test was interrupted", e);
        }
    }
}
