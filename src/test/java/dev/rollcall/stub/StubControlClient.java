package dev.rollcall.stub;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.testkit.Headers;
import dev.rollcall.testkit.JsonText;
import dev.rollcall.testkit.RawHttp;
import dev.rollcall.testkit.Response;
import java.net.URI;
import java.time.Duration;

/**
 * The control API of a running stub, as a test uses it. Each answer has to be as its contract says.
 */
record StubControlClient(RawHttp http, String path) {

    private static final ControlContract CONTRACT = ControlContract.load();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static StubControlClient of(StubProcess.Ready stub) {
        URI control = URI.create(stub.description().get("control").textValue());
        return new StubControlClient(RawHttp.to(control), control.getPath());
    }

    Response send(String method, String below, String body) {
        return send(method, below, Headers.none().with("Content-Type", "application/json"), body);
    }

    Response send(String method, String below, Headers headers, String body) {
        Response answer = http.send(method, path + below, headers, body);
        CONTRACT.verify(method, path + below, body, answer);
        return answer;
    }

    /** A workspace in these states. */
    Made make(String... states) {
        return order("{\"states\":[\"" + String.join("\",\"", states) + "\"]}");
    }

    Made order(String body) {
        Response answer = send("POST", "", body);
        if (answer.status() != 201) {
            throw new AssertionError("No workspace was made: " + answer);
        }
        return new Made(this, answer.json());
    }

    /** A workspace that was made, and the client of its requests. */
    record Made(StubControlClient control, JsonNode description) {

        String id() {
            return description.get("id").textValue();
        }

        Response get(String caller, String target) {
            JsonNode known = description.get("callers").get(caller);
            Headers credentials =
                    known == null
                            ? Headers.none()
                            : Headers.none()
                                    .with("X-User-Id", known.get("userId").textValue())
                                    .with("X-Auth-Token", known.get("authToken").textValue());
            return send(credentials, target);
        }

        Response send(Headers headers, String target) {
            URI url = URI.create(description.get("url").textValue());
            return RawHttp.to(url).send("GET", url.getPath() + target, headers);
        }

        Response post(String below, String body) {
            return control.send("POST", "/" + id() + below, body);
        }

        /** So many requests. Each is noted after its answer, so a caller may ask too early. */
        JsonNode requests(int number) {
            return await(number + " requests are noted")
                    .atMost(PATIENCE)
                    .until(this::notedRequests, noted -> noted.size() == number);
        }

        private JsonNode notedRequests() {
            return JsonText.node(control.send("GET", "/" + id() + "/requests", "").body())
                    .get("requests");
        }
    }
}
