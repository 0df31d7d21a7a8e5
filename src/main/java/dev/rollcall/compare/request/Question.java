package dev.rollcall.compare.request;

import dev.rollcall.visibility.Operation;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A request that both sides get: one of the three endpoints, its parameters, and who asks. */
public record Question(Asker asker, Operation operation, Map<String, String> parameters) {

    private static final String API = "/api/v1/";

    public Question {
        parameters = Map.copyOf(parameters);
    }

    /** The request of a path and a query string, if it is one of the three endpoints. */
    public static Optional<Question> of(Asker asker, String path, String query) {
        return operation(path)
                .flatMap(
                        operation ->
                                parameters(query).map(of -> new Question(asker, operation, of)));
    }

    private static Optional<Operation> operation(String path) {
        return switch (path) {
            case API + "users.info" -> Optional.of(Operation.INFO);
            case API + "users.list" -> Optional.of(Operation.LIST);
            case API + "me" -> Optional.of(Operation.ME);
            default -> Optional.empty();
        };
    }

    /**
     * Empty if the encoding is broken or a name is repeated: such a request cannot be sent again.
     */
    private static Optional<Map<String, String>> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        try {
            for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                if (parameters.put(decoded(name), value) != null) {
                    return Optional.empty();
                }
            }
            return Optional.of(parameters);
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Whether the caller asks for the own record by the own id. */
    public boolean asksForSelf() {
        return operation == Operation.ME
                || asker.userId().equals(parameters.getOrDefault("userId", ""));
    }

    /** Whether it makes upstream read a great part of all users at once. */
    public boolean isDeep() {
        return operation == Operation.LIST
                && (parameters.getOrDefault("count", "").strip().equals("0")
                        || parameters.getOrDefault("offset", "").strip().matches("\\d{4,}"));
    }

    /** The endpoint's name, by which upstream counts calls. */
    public String endpoint() {
        return switch (operation) {
            case INFO -> "users.info";
            case LIST -> "users.list";
            case ME -> "me";
        };
    }

    /** Path and query, as they are sent. */
    public String target() {
        return API + endpoint() + joined(Question::encoded);
    }

    /** Endpoint and parameters for a reader, without what was asked for. */
    public String withoutValues() {
        return endpoint() + joined(value -> "…");
    }

    /** The key of this request, which no other request of a comparison has. */
    public String key() {
        return asker.name() + " " + target();
    }

    private String joined(UnaryOperator<String> shown) {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(one -> encoded(one.getKey()) + "=" + shown.apply(one.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
