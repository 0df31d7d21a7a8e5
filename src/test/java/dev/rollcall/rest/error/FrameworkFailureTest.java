package dev.rollcall.rest.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the framework refuses is answered by the same table. */
class FrameworkFailureTest {

    @ParameterizedTest
    @CsvSource({
        "400, MalformedRequest",
        "401, MalformedRequest",
        "404, NoSuchEndpoint",
        "405, MethodNotAllowed",
        "406, MalformedRequest",
        "413, BodyTooLarge",
        "415, MalformedRequest",
        "499, MalformedRequest"
    })
    void isARefusalIfTheStatusIsTheClients(int status, String refusal) {
        for (Throwable failure : new Throwable[] {null, new IllegalStateException()}) {
            assertThat(FrameworkFailure.of(status, failure).getClass().getSimpleName())
                    .isEqualTo(refusal);
        }
    }

    @ParameterizedTest
    @CsvSource({"-1", "200", "399", "500", "503"})
    void isItselfOtherwise(int status) {
        Throwable failure = new IllegalArgumentException();

        assertThat(FrameworkFailure.of(status, failure)).isSameAs(failure);
        assertThat(FrameworkFailure.of(status, null)).isInstanceOf(IllegalStateException.class);
    }
}
