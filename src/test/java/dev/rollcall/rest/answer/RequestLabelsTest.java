package dev.rollcall.rest.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels have known values. */
class RequestLabelsTest {

    private static Meter.Id labelled(String meter, String label, String value) {
        return new RequestLabels()
                .map(new Meter.Id(meter, Tags.of(label, value), null, null, Meter.Type.TIMER));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # label | value                  | recorded
                    method  | GET                    | GET
                    method  | HEAD                   | HEAD
                    method  | TRACE                  | TRACE
                    method  | get                    | other
                    method  | M000001                | other
                    uri     | /api/v1/me             | /api/v1/me
                    uri     | /api/v1/users.info     | /api/v1/users.info
                    uri     | /api/v1/users.list     | /api/v1/users.list
                    uri     | /openapi.yaml          | /openapi.yaml
                    uri     | /q/openapi             | /q/openapi
                    uri     | /q/swagger-ui          | /q/swagger-ui
                    uri     | /q/health/ready        | /q/health/ready
                    uri     | /q/metrics             | /q/metrics
                    uri     | NOT_FOUND              | NOT_FOUND
                    uri     | /api/v1/leak           | other
                    uri     | /q/swagger-ui/leak.js  | other
                    status  | 404                    | 404
                    outcome | CLIENT_ERROR           | CLIENT_ERROR
                    """)
    void areKnownOrOther(String label, String value, String recorded) {
        assertThat(labelled("http.server.requests", label, value).getTag(label))
                .isEqualTo(recorded);
    }

    @Test
    void ofOtherMetersStay() {
        assertThat(labelled("jvm.threads", "method", "anything").getTag("method"))
                .isEqualTo("anything");
    }

    @Test
    void ofManyMethodsMakeOneSeries() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        registry.config().meterFilter(new RequestLabels());
        for (int number = 0; number < 100; number++) {
            registry.counter("http.server.requests", "method", "M" + number, "uri", "/" + number)
                    .increment();
        }

        assertThat(registry.getMeters()).hasSize(1);
        assertThat(registry.counter("http.server.requests", "method", "x", "uri", "y").count())
                .isEqualTo(100);
    }
}
