package dev.rollcall.rest.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.caller.Caller;
import dev.rollcall.caller.Caller.Session;
import dev.rollcall.caller.Permission;
import dev.rollcall.directory.failure.DirectoryFailure;
import dev.rollcall.rest.Exchange;
import dev.rollcall.rest.StandInSettings;
import dev.rollcall.rest.error.RequestFailure.TooManyRequests;
import dev.rollcall.rest.request.Endpoint;
import dev.rollcall.workspace.FakeWorkspaceStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls by endpoint and address, as the workspace's settings limit them. */
class RateLimiterTest {

    private static final String ON = "API_Enable_Rate_Limiter";
    private static final String CALLS = "API_Enable_Rate_Limiter_Limit_Calls_Default";
    private static final String TIME = "API_Enable_Rate_Limiter_Limit_Time_Default";
    private static final String A = "192.0.2.1";
    private static final String B = "192.0.2.2";
    private static final long HOUR = 3_600_000;
    private static final Session REGULAR = session(Set.of(Permission.VIEW_DIRECT_ROOMS));
    private static final Session EXEMPT = session(Set.of(Permission.BYPASS_RATE_LIMIT));

    private static Session session(Set<Permission> permissions) {
        return new Session(
                new Caller("id", Optional.empty(), Set.of(), List.of(), Set.of(), Optional.empty()),
                permissions,
                Optional.empty());
    }

    private static RateLimiter limiter(Map<String, Object> settings) {
        return new RateLimiter(
                new FakeWorkspaceStore(Map.of(), settings).read(),
                new ClientAddress(StandInSettings.withTrustedProxies(Optional.empty())));
    }

    private static RateLimiter limiter(Map<String, Object> settings, AtomicLong clock) {
        return new RateLimiter(
                new FakeWorkspaceStore(Map.of(), settings).read(),
                new ClientAddress(StandInSettings.withTrustedProxies(Optional.empty())),
                clock::get);
    }

    private static RateLimiter limiter(int calls) {
        return limiter(Map.of(ON, true, CALLS, calls, TIME, HOUR));
    }

    private static Exchange admitted(RateLimiter limiter, Endpoint endpoint, String address) {
        Exchange exchange = new Exchange().from(address);
        limiter.admit(endpoint, REGULAR, exchange.context());
        return exchange;
    }

    private static TooManyRequests refusal(RateLimiter limiter, Exchange exchange) {
        return catchThrowableOfType(
                TooManyRequests.class,
                () -> limiter.admit(Endpoint.ME, REGULAR, exchange.context()));
    }

    @ParameterizedTest
    @CsvSource({"absent", "false", "text"})
    void isOffUnlessTheWorkspaceHasItOn(String setting) {
        Map<String, Object> settings = new HashMap<>(Map.of(CALLS, 0));
        if (!setting.equals("absent")) {
            settings.put(ON, setting.equals("false") ? Boolean.FALSE : "true");
        }

        assertThat(admitted(limiter(settings), Endpoint.ME, A).isHeaderless()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void countsDownByEndpointAndAddress(Endpoint endpoint) {
        RateLimiter limiter = limiter(2);

        assertThat(admitted(limiter, endpoint, A).answered("X-RateLimit-Remaining")).isEqualTo("1");
        assertThat(admitted(limiter, endpoint, A).answered("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(admitted(limiter, endpoint, B).answered("X-RateLimit-Remaining")).isEqualTo("1");
        for (Endpoint other : Endpoint.values()) {
            if (other != endpoint) {
                assertThat(admitted(limiter, other, A).answered("X-RateLimit-Remaining"))
                        .isEqualTo("1");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2", "0", "-1"})
    void refusesCallsBeyondTheLimitWithTheSameHeaders(int calls) {
        RateLimiter limiter = limiter(calls);
        for (int n = 0; n < calls; n++) {
            admitted(limiter, Endpoint.ME, A);
        }
        Exchange exchange = new Exchange().from(A);
        long before = System.currentTimeMillis();

        TooManyRequests refusal = refusal(limiter, exchange);

        assertThat(refusal.seconds()).isBetween(HOUR / 1000 - 60, HOUR / 1000);
        assertThat(exchange.answered("X-RateLimit-Limit")).isEqualTo(Integer.toString(calls));
        assertThat(exchange.answered("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(Long.parseLong(exchange.answered("X-RateLimit-Reset")))
                .isBetween(before + HOUR - 60_000, before + HOUR + 60_000);
    }

    @Test
    void doesNotCountCallersWithThePermission() {
        RateLimiter limiter = limiter(1);
        for (int n = 0; n < 3; n++) {
            Exchange exchange = new Exchange().from(A);
            limiter.admit(Endpoint.ME, EXEMPT, exchange.context());
            assertThat(exchange.isHeaderless()).isTrue();
        }

        assertThat(admitted(limiter, Endpoint.ME, A).answered("X-RateLimit-Remaining"))
                .isEqualTo("0");
    }

    /** The settings are missing, or have another type. */
    @ParameterizedTest
    @CsvSource({"absent", "text"})
    void hasTenCallsAMinuteForItsDefaults(String settings) {
        RateLimiter limiter =
                limiter(
                        settings.equals("absent")
                                ? Map.of(ON, true)
                                : Map.of(ON, true, CALLS, "3", TIME, "1000"));
        long before = System.currentTimeMillis();

        Exchange exchange = admitted(limiter, Endpoint.USERS_INFO, A);

        assertThat(exchange.answered("X-RateLimit-Limit")).isEqualTo("10");
        assertThat(exchange.answered("X-RateLimit-Remaining")).isEqualTo("9");
        assertThat(Long.parseLong(exchange.answered("X-RateLimit-Reset")))
                .isBetween(before + 60_000, before + 120_000);
    }

    /** The clock on the wall has no say, and a window is as long as it is said to be now. */
    @Test
    void goesByAClockThatNobodySets() {
        AtomicLong clock = new AtomicLong(-5_000);
        Map<String, Object> settings = new HashMap<>(Map.of(ON, true, CALLS, 1, TIME, HOUR));
        RateLimiter limiter = limiter(settings, clock);

        admitted(limiter, Endpoint.ME, A);
        clock.addAndGet(HOUR - 1_000);
        assertThat(refusal(limiter, new Exchange().from(A)).seconds()).isEqualTo(1);
        clock.addAndGet(1_000);
        assertThat(admitted(limiter, Endpoint.ME, A).answered("X-RateLimit-Remaining"))
                .isEqualTo("0");
    }

    @Test
    void hasAnEndHoweverLongTheWindowIsSaidToBe() {
        RateLimiter limiter = limiter(Map.of(ON, true, CALLS, 0, TIME, Long.MAX_VALUE));
        Exchange exchange = new Exchange().from(A);

        assertThat(refusal(limiter, exchange).seconds()).isPositive();
        assertThat(Long.parseLong(exchange.answered("X-RateLimit-Reset")))
                .isGreaterThan(System.currentTimeMillis());
    }

    @Test
    void countsAnIpv6AddressWithItsNetwork() {
        RateLimiter limiter = limiter(2);

        admitted(limiter, Endpoint.ME, "2001:db8::1");
        admitted(limiter, Endpoint.ME, "2001:db8::ffff:2");

        assertThat(refusal(limiter, new Exchange().from("2001:db8:0:0:1::3"))).isNotNull();
        assertThat(refusal(limiter, new Exchange().from("2001:db8:0:1::1"))).isNull();
    }

    @Test
    void slowsDownAnAddressWithInvalidLogins() {
        RateLimiter limiter = limiter(2);
        Throwable unauthenticated = new DirectoryFailure.Unauthenticated();
        for (int n = 0; n < 2; n++) {
            Exchange exchange = new Exchange().from(A);
            assertThat(limiter.refusal(unauthenticated, exchange.context()))
                    .isSameAs(unauthenticated);
            assertThat(exchange.isHeaderless()).isTrue();
        }
        Exchange exchange = new Exchange().from(A);

        assertThat(limiter.refusal(unauthenticated, exchange.context()))
                .isInstanceOf(TooManyRequests.class);
        assertThat(exchange.answered("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(limiter.refusal(unauthenticated, new Exchange().from(B).context()))
                .isSameAs(unauthenticated);
        assertThat(admitted(limiter, Endpoint.ME, A).answered("X-RateLimit-Remaining"))
                .as("who is known does not pay for it")
                .isEqualTo("1");
    }

    @Test
    void countsNoRefusalIfItIsOff() {
        RateLimiter limiter = limiter(Map.of(CALLS, 0));
        Throwable unauthenticated = new DirectoryFailure.Unauthenticated();

        assertThat(limiter.refusal(unauthenticated, new Exchange().from(A).context()))
                .isSameAs(unauthenticated);
    }

    @Test
    void beginsAnewWithTheNextWindow() {
        RateLimiter limiter = limiter(Map.of(ON, true, CALLS, 1, TIME, 0));

        for (int n = 0; n < 3; n++) {
            assertThat(admitted(limiter, Endpoint.ME, A).answered("X-RateLimit-Remaining"))
                    .isEqualTo("0");
        }
    }
}
