package dev.rollcall.rest;

import dev.rollcall.workspace.LiveWorkspace;
import dev.rollcall.workspace.Settings;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The headers that every answer under {@code /api/} has: nothing is stored on the way, guessed,
 * framed or run.
 */
@ApplicationScoped
class AnswerHeaders {

    static final String ALLOWED_HEADERS =
            "Origin, X-Requested-With, Content-Type, Accept, X-User-Id, X-Auth-Token,"
                    + " x-visitor-token, Authorization";
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7E]");
    private static final String JSON = "application/json";

    private static final Map<String, String> ALWAYS =
            Map.of(
                    "Cache-Control", "no-store",
                    "Pragma", "no-cache",
                    "X-Content-Type-Options", "nosniff",
                    "X-XSS-Protection", "1");

    private static final Map<String, String> CROSS_ORIGIN =
            Map.of(
                    "Access-Control-Allow-Origin",
                    "*",
                    "Access-Control-Allow-Headers",
                    ALLOWED_HEADERS);

    private final LiveWorkspace workspace;
    private final ConnectionDraining draining;
    private final String instance = UUID.randomUUID().toString();

    AnswerHeaders(LiveWorkspace workspace, ConnectionDraining draining) {
        this.workspace = workspace;
        this.draining = draining;
    }

    void complete(RoutingContext context) {
        MultiMap headers = context.response().headers();
        ALWAYS.forEach(headers::set);
        headers.set(RequestId.HEADER, RequestId.of(context));
        headers.set("X-Instance-ID", instance);
        draining.complete(context);
        if (!context.request().method().equals(HttpMethod.OPTIONS)) {
            CROSS_ORIGIN.forEach(headers::set);
        }
        workspace.known().ifPresent(known -> addConfigured(headers, known.settings()));
        // Clients compare the whole value, so no charset.
        String type = headers.get("Content-Type");
        if (type != null && type.startsWith(JSON)) {
            headers.set("Content-Type", JSON);
        }
    }

    private static void addConfigured(MultiMap headers, Settings settings) {
        if (settings.flag("Iframe_Restrict_Access", true)) {
            headers.set(
                    "X-Frame-Options",
                    oneLine(settings.text("Iframe_X_Frame_Options", "sameorigin")));
        }
        if (settings.flag("Enable_CSP", true)) {
            headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        }
    }

    private static String oneLine(String value) {
        return UNPRINTABLE.matcher(value).replaceAll("");
    }
}
