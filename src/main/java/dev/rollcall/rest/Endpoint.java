package dev.rollcall.rest;

import java.util.Arrays;
import java.util.Optional;

/** The endpoints, each with its exact path. */
enum Endpoint {
    USERS_INFO("/api/v1/users.info"),
    USERS_LIST("/api/v1/users.list"),
    ME("/api/v1/me");

    private final String path;

    Endpoint(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    /** The name of the endpoint, such as users.list. */
    String operation() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * The name of the endpoint at a path, for logs and metrics, which must not contain a caller's
     * text.
     */
    static String operation(String path) {
        return Optional.ofNullable(path)
                .flatMap(Endpoint::at)
                .map(Endpoint::operation)
                .orElse("other");
    }

    static Optional<Endpoint> at(String path) {
        return Arrays.stream(values()).filter(endpoint -> endpoint.path.equals(path)).findFirst();
    }
}
