package dev.rollcall.rest.answer;

import dev.rollcall.rest.request.RequestId;
import dev.rollcall.rest.request.ServedPath;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.workspace.LiveWorkspace;
import dev.rollcall.workspace.Workspace.Settings;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Adds the security headers to every answer: no caching, no sniffing of types, no framing, no
 * scripts. The contract's file and Swagger UI may be cached, and have a content policy of their
 * own.
 */
@WorkspaceScoped
public class AnswerHeaders {

    static final String ALLOWED_HEADERS =
            "Origin, X-Requested-With, Content-Type, Accept, X-User-Id, X-Auth-Token,"
                    + " x-visitor-token, Authorization";
    private static final String ATTACHED = "rollcall.headers";
    private static final String JSON = "application/json";
    private static final int FIRST_OF_CLIENT = 400;
    private static final String SAME_ORIGIN = "sameorigin";

    /** The two directives that browsers support, and the old one with the address of a site. */
    private static final Pattern FRAME_OPTIONS =
            Pattern.compile(
                    "deny|sameorigin|allow-from [\\x21-\\x7E]{1,1000}", Pattern.CASE_INSENSITIVE);

    private static final String NO_CONTENT = "default-src 'none'; frame-ancestors 'none'";

    /** The content policy of Swagger UI's page, which has inline scripts and styles. */
    private static final String OWN_CONTENT =
            "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data:; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private static final Map<CharSequence, CharSequence> ALWAYS =
            Map.ofEntries(
                    header("Cache-Control", "no-store"),
                    header("Pragma", "no-cache"),
                    header("X-Content-Type-Options", "nosniff"),
                    header("X-XSS-Protection", "1"));

    private static final Map<String, String> DOCUMENT =
            Map.of(
                    "X-Content-Type-Options", "nosniff",
                    "X-Frame-Options", "DENY",
                    "Referrer-Policy", "no-referrer");

    private static final Map<CharSequence, CharSequence> CROSS_ORIGIN =
            Map.ofEntries(
                    header("Access-Control-Allow-Origin", "*"),
                    header("Access-Control-Allow-Headers", ALLOWED_HEADERS));

    private final LiveWorkspace workspace;
    private final ConnectionDraining draining;
    private final String instance = UUID.randomUUID().toString();

    /** As bytes that need no conversion for each answer. */
    private static Map.Entry<CharSequence, CharSequence> header(String name, String value) {
        return Map.entry(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value));
    }

    AnswerHeaders(LiveWorkspace workspace, ConnectionDraining draining) {
        this.workspace = workspace;
        this.draining = draining;
    }

    /** Adds the headers to the answer, once, just before it is sent. */
    public void attach(RoutingContext context) {
        attachOnce(context, this::complete);
    }

    /**
     * Adds the headers to an answer of the management port, once. None there allows another origin.
     */
    public void attachOnManagement(RoutingContext context) {
        attachOnce(context, this::completeForOwnOrigin);
    }

    private static void attachOnce(RoutingContext context, Consumer<RoutingContext> completion) {
        if (context.get(ATTACHED) == null) {
            context.put(ATTACHED, true);
            context.addHeadersEndHandler(ignored -> completion.accept(context));
        }
    }

    /**
     * Adds the headers for a served file just before it is sent; an error in its place gets those
     * of an error.
     */
    public void attachToDocument(RoutingContext context, String path) {
        context.put(ATTACHED, true);
        context.addHeadersEndHandler(
                ignored -> {
                    if (context.response().getStatusCode() >= FIRST_OF_CLIENT) {
                        complete(context);
                    } else {
                        completeDocument(context, path);
                    }
                });
    }

    private void completeDocument(RoutingContext context, String path) {
        MultiMap headers = context.response().headers();
        DOCUMENT.forEach(headers::set);
        // A page of our own brings a policy that names its style and script.
        if (!path.equals(ServedPath.LANDING)) {
            headers.set(
                    "Content-Security-Policy",
                    ServedPath.isSwaggerUi(path) ? OWN_CONTENT : NO_CONTENT);
        }
        draining.complete(context);
    }

    private void complete(RoutingContext context) {
        completeForOwnOrigin(context);
        if (!context.request().method().equals(HttpMethod.OPTIONS)) {
            CROSS_ORIGIN.forEach(context.response().headers()::set);
        }
    }

    private void completeForOwnOrigin(RoutingContext context) {
        MultiMap headers = context.response().headers();
        ALWAYS.forEach(headers::set);
        headers.set(RequestId.HEADER, RequestId.of(context));
        headers.set("X-Instance-ID", instance);
        draining.complete(context);
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
                    frameOptions(settings.text("Iframe_X_Frame_Options", SAME_ORIGIN)));
        }
        if (settings.flag("Enable_CSP", true)) {
            headers.set("Content-Security-Policy", NO_CONTENT);
        }
    }

    /**
     * The value of the workspace's setting. A browser ignores an unknown value, so the default
     * replaces it.
     */
    private static String frameOptions(String setting) {
        String value = setting.strip();
        boolean known = value.equals(SAME_ORIGIN) || FRAME_OPTIONS.matcher(value).matches();
        return known ? value : SAME_ORIGIN;
    }
}
