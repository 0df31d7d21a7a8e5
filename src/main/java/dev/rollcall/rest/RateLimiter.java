package dev.rollcall.rest;

import dev.rollcall.caller.Session;
import dev.rollcall.rest.error.RequestFailure;
import dev.rollcall.visibility.Gate;
import dev.rollcall.workspace.LiveWorkspace;
import dev.rollcall.workspace.Settings;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counts calls by endpoint and client address in windows that all addresses of an endpoint share,
 * where the workspace has the limiter on. Callers with the permission to pass it are not counted.
 * Each process counts for itself.
 */
@ApplicationScoped
class RateLimiter {

    private static final long CALLS = 10;
    private static final long WINDOW_MILLIS = 60_000;

    private final LiveWorkspace workspace;
    private final ClientAddress addresses;
    private final Map<Endpoint, CallWindow> windows = new EnumMap<>(Endpoint.class);

    RateLimiter(LiveWorkspace workspace, ClientAddress addresses) {
        this.workspace = workspace;
        this.addresses = addresses;
        for (Endpoint endpoint : Endpoint.values()) {
            windows.put(endpoint, new CallWindow());
        }
    }

    /**
     * Counts a call and tells the client in headers how many are left.
     *
     * @throws RequestFailure.TooManyRequests if there are none left
     */
    void admit(Endpoint endpoint, Session session, RoutingContext context) {
        Settings settings = workspace.current().settings();
        if (!settings.flag("API_Enable_Rate_Limiter", false)
                || Gate.UNCOUNTED_CALLS.admits(session)) {
            return;
        }
        long allowed = settings.number("API_Enable_Rate_Limiter_Limit_Calls_Default", CALLS);
        long length = settings.number("API_Enable_Rate_Limiter_Limit_Time_Default", WINDOW_MILLIS);
        long now = System.currentTimeMillis();
        CallWindow.Count count =
                windows.get(endpoint).count(addresses.of(context.request()), now, length);
        tell(context.response(), allowed, count);
        if (count.calls() > allowed) {
            throw new RequestFailure.TooManyRequests(
                    Duration.ofMillis(Math.max(0, count.endsAt() - now)));
        }
    }

    private static void tell(HttpServerResponse response, long allowed, CallWindow.Count count) {
        response.putHeader("X-RateLimit-Limit", Long.toString(allowed));
        response.putHeader(
                "X-RateLimit-Remaining", Long.toString(Math.max(0, allowed - count.calls())));
        response.putHeader("X-RateLimit-Reset", Long.toString(count.endsAt()));
    }
}
