package dev.rollcall.signal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where a failure that nobody expected comes from, for a log that anybody may read. */
class FailureTraceTest {

    @Test
    void namesClassesAndPlacesAndRepeatsNoWord() {
        Throwable cause = new IllegalArgumentException("unmistakable");
        Throwable failure = new IllegalStateException("unmistakable", cause);

        assertThat(FailureTrace.of(failure))
                .startsWith("java.lang.IllegalStateException at dev.rollcall.signal.FailureTrace")
                .contains("; because of java.lang.IllegalArgumentException at dev.rollcall")
                .contains("FailureTraceTest.java:")
                .doesNotContain("unmistakable");
    }
}
