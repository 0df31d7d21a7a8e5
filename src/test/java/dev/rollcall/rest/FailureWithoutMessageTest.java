package dev.rollcall.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** A failure in the log says what failed and where, and nothing that somebody sent. */
class FailureWithoutMessageTest {

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        FailureWithoutMessage.of(failure).printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    @Test
    void keepsClassesAndPlaces() {
        String text =
                printed(new IllegalStateException("sent", new IllegalArgumentException("sent")));

        assertThat(text)
                .contains("java.lang.IllegalStateException", "java.lang.IllegalArgumentException")
                .contains("FailureWithoutMessageTest.keepsClassesAndPlaces")
                .doesNotContain("sent");
    }

    @Test
    void leavesOutWhatWasSuppressed() {
        Exception failure = new Exception("sent");
        failure.addSuppressed(new Exception("sent"));

        assertThat(printed(failure)).doesNotContain("sent");
    }

    @Test
    void endsWhereCausesGoRoundInACircle() {
        Exception first = new Exception("sent");
        Exception second = new Exception("sent", first);
        first.initCause(second);

        assertThat(printed(second)).contains("java.lang.Exception").doesNotContain("sent");
    }
}
