package dev.rollcall.rest.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.rest.Exchange;
import dev.rollcall.rest.error.RequestFailure;
import dev.rollcall.rest.error.RequestFailure.CrossOriginDisabled;
import dev.rollcall.rest.error.RequestFailure.OriginRefused;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.workspace.FakeWorkspaceStore;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What OPTIONS is answered, by the two settings and the two headers. */
class CrossOriginTest {

    private static final String HEADERS =
            "Origin, X-Requested-With, Content-Type, Accept, X-User-Id, X-Auth-Token,"
                    + " x-visitor-token, Authorization";
    private static final String METHODS = "GET, POST, PUT, DELETE, HEAD, PATCH";

    private static Exchange answered(
            String enabled, String allowed, String origin, String requestMethod) {
        Map<String, Object> settings = new HashMap<>();
        if (enabled != null) {
            settings.put("API_Enable_CORS", Boolean.valueOf(enabled));
        }
        if (allowed != null) {
            settings.put("API_CORS_Origin", allowed);
        }
        Exchange exchange =
                new Exchange()
                        .asking("Origin", origin)
                        .asking("Access-Control-Request-Method", requestMethod);
        new CrossOrigin(new FakeWorkspaceStore(Map.of(), settings).read())
                .answerPreflight(exchange.context());
        return exchange;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # enabled | allowed                      | Origin         | method | Access-Control-Allow-Origin | Vary
                    true      |                              | https://a.org  | GET    | *                           |
                    true      | *                            | https://a.org  | GET    | *                           |
                    true      | *                            |                | GET    | *                           |
                    true      | *                            | https://a.org  |        | *                           |
                    true      | https://a.org                | https://a.org  | GET    | https://a.org               | Origin
                    true      | https://b.org, https://a.org | https://a.org  | GET    | https://a.org               | Origin
                    true      | ' HTTPS://A.org '            | https://a.org  |        | https://a.org               | Origin
                    """)
    void allowsWhatTheSettingsAllow(
            String enabled,
            String allowed,
            String origin,
            String method,
            String allowOrigin,
            String vary) {
        Exchange exchange = answered(enabled, allowed, origin, method);

        assertThat(exchange.answered("Access-Control-Allow-Origin")).isEqualTo(allowOrigin);
        assertThat(exchange.answered("Vary")).isEqualTo(vary);
        assertThat(exchange.answered("Access-Control-Allow-Methods")).isEqualTo(METHODS);
        assertThat(exchange.answered("Access-Control-Allow-Headers")).isEqualTo(HEADERS);
        assertThat(exchange.answered("Content-Type")).isEqualTo("text/plain");
        assertThat(exchange.body()).isEqualTo("OK");
    }

    @ParameterizedTest
    @CsvSource({",", "false,", "true,https://a.org"})
    void isPlainIfNoBrowserAsks(String enabled, String allowed) {
        Exchange exchange = answered(enabled, allowed, null, null);

        assertThat(exchange.body()).isEqualTo("OK");
        assertThat(exchange.answered("Access-Control-Allow-Origin")).isNull();
        assertThat(exchange.answered("Access-Control-Allow-Methods")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # enabled | allowed                | Origin         | method
                              |                        | https://a.org  |
                    false     | *                      | https://a.org  | GET
                    false     | https://a.org          |                | GET
                    """)
    void isRefusedIfItIsOff(String enabled, String allowed, String origin, String method) {
        assertRefused(CrossOriginDisabled.class, enabled, allowed, origin, method);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # allowed                    | Origin             | method
                    https://a.org                | https://b.org      | GET
                    # an origin is compared as it is sent
                    https://a.org                | https://A.org      | GET
                    https://a.org                | https://a.org:8443 | GET
                    https://a.org                |                    | GET
                    https://a.org, *             | https://b.org      | GET
                    ''                           | https://a.org      | GET
                    """)
    void isRefusedToOriginsThatAreNotListed(String allowed, String origin, String method) {
        assertRefused(OriginRefused.class, "true", allowed, origin, method);
    }

    /** A setting can list what is no origin; it would be repeated in a header. */
    @Test
    void isRefusedToWhatIsNoOriginThoughItIsListed() {
        String endless = "https://" + "a".repeat(2041);
        String longest = endless.substring(1);

        assertRefused(OriginRefused.class, "true", endless, endless, "GET");
        assertRefused(OriginRefused.class, "true", "two words", "two words", "GET");
        assertRefused(OriginRefused.class, "true", "https://\u00e9", "https://\u00e9", "GET");
        assertThat(
                        answered("true", longest, longest, "GET")
                                .answered("Access-Control-Allow-Origin"))
                .isEqualTo(longest);
    }

    @Test
    void isUnavailableIfTheSettingsAreNotKnown() {
        CrossOrigin unknown = new CrossOrigin(new FakeWorkspaceStore(Map.of(), Map.of()).unread());
        Exchange preflight = new Exchange().asking("Origin", "https://a.org");
        Exchange plain = new Exchange();

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> unknown.answerPreflight(preflight.context()));
        unknown.answerPreflight(plain.context());
        assertThat(plain.body()).isEqualTo("OK");
    }

    private static void assertRefused(
            Class<? extends RequestFailure> failure,
            String enabled,
            String allowed,
            String origin,
            String method) {
        assertThatExceptionOfType(failure)
                .isThrownBy(() -> answered(enabled, allowed, origin, method));
    }
}
