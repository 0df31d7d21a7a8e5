package dev.rollcall.rest.limit;

import dev.rollcall.caller.Caller.Session;
import dev.rollcall.rest.connection.IpAddress;
import dev.rollcall.rest.error.RequestFailure;
import dev.rollcall.rest.request.Endpoint;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.visibility.OperationGrant;
import dev.rollcall.workspace.LiveWorkspace;
import dev.rollcall.workspace.Workspace.Settings;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
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
public class RateLimiter {

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
    public void admit(Endpoint endpoint, Session session, RoutingContext context) {
        Settings settings = workspace.current().settings();
        if (!isOn(settings) || OperationGrant.UNCOUNTED_CALLS.admits(session)) {
            return;
        }
        CallWindow.Count count = counted(windows.get(endpoint), settings, context);
        say(context.response(), allowed(settings), count);
        if (count.calls() > allowed(settings)) {
            throw tooMany(count);
        }
    }

    /** Counts a request with invalid credentials, and returns the failure to answer it with. */
    public Throwable refusal(Throwable unauthenticated, RoutingContext context) {
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

    /**
     * Counts calls by client address within a time window. All counts restart with the next window.
     * The clock is monotonic, and each call passes the current length of the window, so that a
     * changed length applies at once.
     *
     * <p>Memory is bounded: a new address replaces the one that has not called for the longest
     * time, if too many are counted.
     */
    static final class CallWindow {

        private final Map<String, Long> calls;
        private long beganAt;
        private boolean began;

        CallWindow(int mostAddresses) {
            this.calls = new RecentlyCalled(mostAddresses);
        }

        /**
         * Calls of one address.
         *
         * @param calls how many in this window, this one included
         * @param left the rest of the window, in milliseconds
         */
        record Count(long calls, long left) {}

        /** Counts one call; {@code now} and {@code length} in milliseconds. */
        synchronized Count count(String address, long now, long length) {
            if (!began || now - beganAt >= length) {
                calls.clear();
                beganAt = now;
                began = true;
            }
            return new Count(
                    calls.merge(address, 1L, Long::sum), Math.max(0, length - (now - beganAt)));
        }

        private static final class RecentlyCalled extends LinkedHashMap<String, Long> {

            private static final long serialVersionUID = 1L;
            private static final int FEW = 16;
            private static final float LOAD = 0.75f;

            private final int most;

            RecentlyCalled(int most) {
                super(FEW, LOAD, true);
                this.most = most;
            }

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                return size() > most;
            }
        }
    }
}
