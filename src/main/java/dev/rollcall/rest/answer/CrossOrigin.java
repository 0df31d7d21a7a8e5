package dev.rollcall.rest.answer;

import dev.rollcall.rest.error.RequestFailure;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.workspace.LiveWorkspace;
import dev.rollcall.workspace.Workspace.Settings;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Answers OPTIONS at any path, without a login. Preflights of browsers follow the workspace's two
 * CORS settings. Listed origins are lower-cased and compared with the origin as it was sent.
 */
@WorkspaceScoped
public class CrossOrigin {

    private static final String ANY = "*";
    private static final String METHODS = "GET, POST, PUT, DELETE, HEAD, PATCH";

    private static final Pattern ORIGIN = Pattern.compile("[\\x21-\\x7E]{1,2048}");

    private final LiveWorkspace workspace;

    CrossOrigin(LiveWorkspace workspace) {
        this.workspace = workspace;
    }

    public void answerPreflight(RoutingContext context) {
        HttpServerRequest request = context.request();
        String origin = request.getHeader("Origin");
        if (origin != null || request.getHeader("Access-Control-Request-Method") != null) {
            allow(context.response(), origin, workspace.current().settings());
        }
        context.response().putHeader("Content-Type", "text/plain").end("OK");
    }

    private static void allow(HttpServerResponse response, String origin, Settings settings) {
        if (!settings.flag("API_Enable_CORS", false)) {
            throw new RequestFailure.CrossOriginDisabled();
        }
        String allowed = settings.text("API_CORS_Origin", ANY);
        if (allowed.equals(ANY)) {
            response.putHeader("Access-Control-Allow-Origin", ANY);
        } else if (lists(allowed, origin)) {
            response.putHeader("Access-Control-Allow-Origin", origin).putHeader("Vary", "Origin");
        } else {
            throw new RequestFailure.OriginRefused();
        }
        response.putHeader("Access-Control-Allow-Methods", METHODS);
        response.putHeader("Access-Control-Allow-Headers", AnswerHeaders.ALLOWED_HEADERS);
    }

    /**
     * Whether the setting lists this origin. The answer repeats it, so it must be valid in a
     * header.
     */
    private static boolean lists(String allowed, String origin) {
        return origin != null && ORIGIN.matcher(origin).matches() && isIn(allowed, origin);
    }

    private static boolean isIn(String allowed, String origin) {
        return Arrays.stream(allowed.split(","))
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .anyMatch(entry -> entry.equals(origin));
    }
}
