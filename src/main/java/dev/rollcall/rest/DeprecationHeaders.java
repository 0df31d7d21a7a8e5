package dev.rollcall.rest;

import dev.rollcall.compatibility.Dialect;
import dev.rollcall.scope.WorkspaceScoped;
import io.vertx.core.http.HttpServerResponse;

/** Warns clients that use {@code query} or {@code fields} that these parameters are deprecated. */
@WorkspaceScoped
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
