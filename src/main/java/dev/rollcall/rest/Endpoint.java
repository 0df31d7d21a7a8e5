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

    /** The endpoint's name, as in users.list. */
    String operation() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * The name of what is at a path, for logs and metrics, where a caller's own text may not be.
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
