package dev.rollcall.rest.request;

import java.util.List;
import java.util.Optional;

/** The endpoints, each with its exact path. */
public enum Endpoint {
    USERS_INFO("/api/v1/users.info"),
    USERS_LIST("/api/v1/users.list"),
    ME("/api/v1/me");

    private static final List<Endpoint> ALL = List.of(values());

    private final String path;

    Endpoint(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }

    /** The name of the endpoint, such as users.list. */
    public String operation() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * The name of the endpoint at a path, for logs and metrics, which must not contain a caller's
     * text.
     */
    public static String operation(String path) {
        return Optional.ofNullable(path)
                .flatMap(Endpoint::at)
                .map(Endpoint::operation)
                .orElse("other");
    }

    /** The endpoint whose plain path a target is, with or without a query string. */
    static Optional<Endpoint> begins(String target) {
        if (target.indexOf('#') >= 0) {
            return Optional.empty();
        }
        for (Endpoint endpoint : ALL) {
            int end = endpoint.path.length();
            if (target.startsWith(endpoint.path)
                    && (target.length() == end || target.charAt(end) == '?')) {
                return Optional.of(endpoint);
            }
        }
        return Optional.empty();
    }

    public static Optional<Endpoint> at(String path) {
        for (Endpoint endpoint : ALL) {
            if (endpoint.path.equals(path)) {
                return Optional.of(endpoint);
            }
        }
        return Optional.empty();
    }
}
