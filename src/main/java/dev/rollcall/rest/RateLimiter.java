package dev.rollcall.rest;

import dev.rollcall.caller.Session;
import dev.rollcall.rest.error.RequestFailure;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.visibility.Gate;
import dev.rollcall.workspace.LiveWorkspace;
import dev.rollcall.workspace.Settings;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts calls by endpoint and client address in windows that all addresses of an endpoint share,
 * if the workspace has switched the limiter on. Callers with the permission to bypass it are not
 * counted. Each process counts for itself.
 *
 * <p>Requests with invalid credentials are counted separately. So guessing is slowed down, and
 * authenticated callers do not pay for the guesses of a neighbour.
 */
@WorkspaceScoped
class RateLimiter {

    private static final long CALLS = 10;
    private static final long WINDOW_MILLIS = 60_000;
    private static final long LONGEST_MILLIS = Duration.ofDays(36_525).toMillis();
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** Some megabytes for all windows together. */
    private static final int MOST_ADDRESSES = 10_000;

    private final LiveWorkspace workspace;
    private final ClientAddress addresses;
    private final LongSupplier clock;
    private final Map<Endpoint, CallWindow> windows = new EnumMap<>(Endpoint.class);
    private final CallWindow refused = new CallWindow(MOST_ADDRESSES);

    @Inject
    RateLimiter(LiveWorkspace workspace, ClientAddress addresses) {
        this(workspace, addresses, () -> System.nanoTime() / NANOS_PER_MILLI);
    }

    /**
     * Uses a monotonic clock in milliseconds. A wall clock can be set back, which would make a
     * window of a minute last for hours.
     */
    RateLimiter(LiveWorkspace workspace, ClientAddress addresses, LongSupplier clock) {
        this.workspace = workspace;
        this.addresses = addresses;
        this.clock = clock;
        for (Endpoint endpoint : Endpoint.values()) {
            windows.put(endpoint, new CallWindow(MOST_ADDRESSES));
        }
    }

    /**
     * Counts a call and writes the remaining calls into headers.
     *
     * @throws RequestFailure.TooManyRequests if none is left
     */
    void admit(Endpoint endpoint, Session session, RoutingContext context) {
        Settings settings = workspace.current().settings();
        if (!isOn(settings) || Gate.UNCOUNTED_CALLS.admits(session)) {
            return;
        }
        CallWindow.Count count = counted(windows.get(endpoint), settings, context);
        say(context.response(), allowed(settings), count);
        if (count.calls() > allowed(settings)) {
            throw tooMany(count);
        }
    }

    /** Counts a request with invalid credentials, and returns the failure to answer it with. */
    Throwable refusal(Throwable unauthenticated, RoutingContext context) {
        Settings settings = workspace.current().settings();
        if (!isOn(settings)) {
            return unauthenticated;
        }
        CallWindow.Count count = counted(refused, settings, context);
        if (count.calls() <= allowed(settings)) {
            return unauthenticated;
        }
        say(context.response(), allowed(settings), count);
        return tooMany(count);
    }

    private CallWindow.Count counted(CallWindow window, Settings settings, RoutingContext context) {
        String address = addresses.of(context.request()).map(IpAddress::countedAs).orElse("");
        return window.count(address, clock.getAsLong(), length(settings));
    }

    private static boolean isOn(Settings settings) {
        return settings.flag("API_Enable_Rate_Limiter", false);
    }

    private static long allowed(Settings settings) {
        return settings.number("API_Enable_Rate_Limiter_Limit_Calls_Default", CALLS);
    }

    private static long length(Settings settings) {
        return Math.min(
                settings.number("API_Enable_Rate_Limiter_Limit_Time_Default", WINDOW_MILLIS),
                LONGEST_MILLIS);
    }

    private static void say(HttpServerResponse response, long allowed, CallWindow.Count count) {
        response.putHeader("X-RateLimit-Limit", Long.toString(allowed));
        response.putHeader(
                "X-RateLimit-Remaining", Long.toString(Math.max(0, allowed - count.calls())));
        response.putHeader(
                "X-RateLimit-Reset", Long.toString(System.currentTimeMillis() + count.left()));
    }

    private static RequestFailure.TooManyRequests tooMany(CallWindow.Count count) {
        return new RequestFailure.TooManyRequests(Duration.ofMillis(count.left()));
    }
}
