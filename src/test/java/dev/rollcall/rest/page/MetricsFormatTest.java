package dev.rollcall.rest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which form a client gets the metrics, by what it accepts. */
class MetricsFormatTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            textBlock =
                    """
                    # what is accepted, with a tilde between two headers | form
                    text/plain                                           | PLAIN
                    text/plain;version=0.0.4                             | PLAIN
                    text/plain; charset=utf-8                            | PLAIN
                    TEXT/Plain; Version="0.0.4"                          | PLAIN
                    text/*                                               | PLAIN
                    text/plain;version=1.0.0                             | none
                    application/openmetrics-text                         | OPEN_METRICS
                    application/openmetrics-text;version=1.0.0           | OPEN_METRICS
                    application/openmetrics-text;version=0.0.1           | none
                    application/*                                        | OPEN_METRICS
                    */*                                                  | OPEN_METRICS
                    application/json, text/plain;q=0.9, */*;q=0.8        | PLAIN
                    text/plain;q=0.5, application/openmetrics-text;q=0.4 | PLAIN
                    text/plain;q=.2, application/openmetrics-text;q=.3   | PLAIN
                    application/openmetrics-text;q=0.1, */*              | OPEN_METRICS
                    application/openmetrics-text;q=0, */*                | PLAIN
                    text/plain;q=0, */*;q=0.1                            | OPEN_METRICS
                    text/plain;q=0, application/*;q=0, */*               | none
                    application/json ~ text/plain                        | PLAIN
                    application/json                                     | none
                    image/png, application/json;q=0.5                    | none
                    */*;q=0                                              | none
                    text/plain;q=0                                       | none
                    text/plain;q=much                                    | none
                    ;                                                    | none
                    """)
    void isOneThatTheClientAccepts(String accepted, MetricsFormat form) {
        assertThat(MetricsFormat.of(List.of(accepted.split("~"))))
                .isEqualTo(Optional.ofNullable(form));
    }

    /** What versions of Prometheus send, in the order of their age; and one that reads no text. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    text/plain;version=0.0.4;q=1,*/*;q=0.1 | PLAIN
                    application/openmetrics-text; version=0.0.1,text/plain;version=0.0.4;q=0.5,*/*;q=0.1 | PLAIN
                    application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1 | PLAIN
                    application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited;q=0.6,application/openmetrics-text;version=1.0.0;q=0.5,application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2 | PLAIN
                    application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2 | PLAIN
                    application/openmetrics-text;version=1.0.0;q=0.6,text/plain;version=1.0.0;q=0.4 | OPEN_METRICS
                    """)
    void isTextForPrometheus(String accepted, MetricsFormat form) {
        assertThat(MetricsFormat.of(List.of(accepted))).contains(form);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8 | PLAIN
                    text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2 | PLAIN
                    """)
    void isTextForABrowser(String accepted, MetricsFormat form) {
        assertThat(MetricsFormat.of(List.of(accepted))).contains(form);
    }

    @Test
    void isTheFirstOneForAClientWithoutAChoice() {
        assertThat(MetricsFormat.of(List.of())).contains(MetricsFormat.OPEN_METRICS);
        assertThat(MetricsFormat.of(List.of("", " , "))).contains(MetricsFormat.OPEN_METRICS);
    }

    /** The registry compares the whole text. */
    @Test
    void isNamedAsTheRegistryNamesIt() {
        assertThat(Arrays.stream(MetricsFormat.values()).map(MetricsFormat::contentType))
                .containsExactly(
                        "application/openmetrics-text; version=1.0.0; charset=utf-8",
                        "text/plain; version=0.0.4; charset=utf-8");
    }
}
