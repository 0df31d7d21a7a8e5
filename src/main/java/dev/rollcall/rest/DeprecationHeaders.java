package dev.rollcall.rest;

import dev.rollcall.compatibility.Dialect;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;

/** Warns clients that use {@code query} or {@code fields} that these parameters are deprecated. */
@Singleton
final class DeprecationHeaders {

    private final String version;

    DeprecationHeaders(Dialect dialect) {
        this.version = dialect.traits().deprecationVersion();
    }

    void add(HttpServerResponse response) {
        response.putHeader("x-deprecation-type", "parameter-deprecation");
        response.putHeader(
                "x-deprecation-message", "The parameters query and fields are deprecated");
        response.putHeader("x-deprecation-version", version);
    }
}
