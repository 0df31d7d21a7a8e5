package dev.rollcall.junit;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A workspace of the stub, and what can be done with it. */
public final class StubWorkspace {

    private final ControlClient control;
    private final String id;
    private final URI url;
    private final Map<String, StubCaller> callers = new LinkedHashMap<>();

    StubWorkspace(ControlClient control, Map<String, Object> description) {
        this.control = control;
        this.id = (String) description.get("id");
        this.url = URI.create((String) description.get("url"));
        Json.object(description.get("callers"))
                .forEach((name, caller) -> callers.put(name, caller(name, Json.object(caller))));
    }

    private static StubCaller caller(String name, Map<String, Object> caller) {
        return new StubCaller(
                name,
                (String) caller.get("userId"),
                (String) caller.get("authToken"),
                Optional.ofNullable((String) caller.get("bearerToken")));
    }

    /** The base address: {@code /api/v1/me} follows, for one. */
    public URI url() {
        return url;
    }

    /** Everybody whom a test can call as, by user name. */
    public Map<String, StubCaller> callers() {
        return Map.copyOf(callers);
    }

    /** The caller with this user name. */
    public StubCaller caller(String username) {
        return Optional.ofNullable(callers.get(username))
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "Nobody can be called as "
                                                + username
                                                + "; known are "
                                                + callers.keySet()));
    }

    /** What was sent so far, in the order in which it came. */
    public List<SentRequest> requests() {
        Map<String, Object> answer = control.send("GET", path("/requests"), Optional.empty());
        return Json.list(answer.get("requests")).stream()
                .map(request -> sent(Json.object(request)))
                .toList();
    }

    private static SentRequest sent(Map<String, Object> request) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (request.get("parameters") != null) {
            Json.object(request.get("parameters"))
                    .forEach((name, values) -> parameters.put(name, texts(values)));
        }
        return new SentRequest(
                (String) request.get("method"),
                (String) request.get("path"),
                parameters,
                Optional.ofNullable((String) request.get("caller")),
                request.get("status") instanceof Number status
                        ? OptionalInt.of(status.intValue())
                        : OptionalInt.empty());
    }

    private static List<String> texts(Object values) {
        List<String> texts = new ArrayList<>();
        Json.list(values).forEach(value -> texts.add((String) value));
        return texts;
    }

    /** Has the next requests answered with this status of the contract's. */
    public void fail(int status, int times) {
        order(Map.of("status", status, "times", times));
    }

    /** Has the next requests answered with 429, which says to wait so many seconds. */
    public void limit(int seconds, int times) {
        order(Map.of("status", 429, "retryAfter", seconds, "times", times));
    }

    /** Has the next requests answered late. */
    public void delay(Duration delay, int times) {
        order(Map.of("delayMillis", delay.toMillis(), "times", times));
    }

    /** Has the next lists break off midway. */
    public void breakOffLists(int times) {
        order(Map.of("breakOff", true, "operation", "users.list", "times", times));
    }

    /** Has the connections of the next requests reset. */
    public void resetConnections(int times) {
        order(Map.of("reset", true, "times", times));
    }

    private void order(Map<String, Object> failure) {
        control.send("POST", path("/faults"), Optional.of(Json.write(failure)));
    }

    /** Makes all as it was at first: data, limits, requests, ordered failures. */
    public void reset() {
        control.send("POST", path("/reset"), Optional.empty());
    }

    void drop() {
        control.send("DELETE", path(""), Optional.empty());
    }

    private String path(String end) {
        return "/" + id + end;
    }
}
