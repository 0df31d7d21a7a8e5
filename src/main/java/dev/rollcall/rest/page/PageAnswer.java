package dev.rollcall.rest.page;

import dev.rollcall.page.Page;
import dev.rollcall.rest.error.RequestFailure;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/**
 * Sends a page, or its data as JSON or CSV. Its headers forbid a browser to cache it, to guess its
 * type and to frame it.
 */
final class PageAnswer {

    static final String JSON = "application/json";

    private static final int METHOD_NOT_ALLOWED = 405;
    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final String NO_CONTENT = "default-src 'none'; frame-ancestors 'none'";

    private PageAnswer() {}

    /** Whether the method reads; a request with any other one is answered here. */
    static boolean reads(RoutingContext context) {
        boolean reads = METHODS.contains(context.request().method());
        if (!reads) {
            context.fail(METHOD_NOT_ALLOWED, new RequestFailure.MethodNotAllowed());
        }
        return reads;
    }

    static void send(RoutingContext context, int status, Page page) {
        send(context, status, "text/html; charset=utf-8", page.policy(), page.html());
    }

    static void send(RoutingContext context, int status, String type, String text) {
        send(context, status, type, NO_CONTENT, text);
    }

    /** The network library leaves the text out of an answer to HEAD. */
    private static void send(
            RoutingContext context, int status, String type, String policy, String text) {
        HttpServerResponse response = context.response();
        response.setStatusCode(status)
                .putHeader("Content-Type", type)
                .putHeader("Content-Security-Policy", policy)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Cache-Control", "no-store");
        response.end(text);
    }
}
