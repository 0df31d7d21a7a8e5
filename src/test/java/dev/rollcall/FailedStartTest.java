package dev.rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoConfigurationException;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.BindException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailedStartTest {

    @Test
    void isToldInOneSentenceWhereTheReasonIsKnown() {
        assertThat(
                        List.of(
                                new MongoConfigurationException("No record for host h"),
                                new QuarkusBindException(
                                        "0.0.0.0", 3000, new BindException("Address in use")),
                                new PreventFurtherStepsException("Set MONGO_URL.", 1),
                                new ConfigurationException("A value is missing.")))
                .extracting(reason -> FailedStart.sentence(within(reason)).orElseThrow())
                .satisfiesExactly(
                        sentence ->
                                assertThat(sentence).isEqualTo("MONGO_URL: No record for host h."),
                        sentence ->
                                assertThat(sentence)
                                        .startsWith("Port 3000 of 0.0.0.0 cannot be listened on: "),
                        sentence -> assertThat(sentence).isEqualTo("Set MONGO_URL."),
                        sentence -> assertThat(sentence).isEqualTo("A value is missing."));
    }

    @Test
    void isNotToldInOneSentenceOtherwise() {
        assertThat(FailedStart.sentence(within(new IllegalStateException("odd")))).isEmpty();
    }

    private static Throwable within(Exception reason) {
        return new RuntimeException("Failed to start", new IllegalStateException(reason));
    }
}
