package dev.rollcall.rest.request;

import java.util.Arrays;
import java.util.Optional;

/** The endpoints, each with its exact path. */
public enum Endpoint {
    USERS_INFO("/api/v1/users.info"),
    USERS_LIST("/api/v1/users.list"),
    ME("/api/v1/me");

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

    public static Optional<Endpoint> at(String path) {
        return Arrays.stream(values()).filter(endpoint -> endpoint.path.equals(path)).findFirst();
    }
}
