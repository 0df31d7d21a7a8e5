package dev.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoConfigurationException;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailedStartTest {

    static Stream<Arguments> known() {
        return Stream.of(
                Arguments.of(
                        new MongoConfigurationException("No record for host h"),
                        ExitCode.FAILED,
                        "MONGO_URL: No record for host h."),
                Arguments.of(
                        new QuarkusBindException("0.0.0.0", 3000, new BindException("in use")),
                        ExitCode.FAILED,
                        "Port 3000 of 0.0.0.0 cannot be listened on: "),
                Arguments.of(
                        new QuarkusBindException(
                                "8.8.8.8",
                                3000,
                                new BindException("Cannot assign requested address")),
                        ExitCode.FAILED,
                        "Port 3000 of 8.8.8.8 cannot be listened on: Cannot assign requested address."
                                + " Set ROLLCALL_HOST to an address of this machine"),
                Arguments.of(
                        new BindException("Permission denied"),
                        ExitCode.FAILED,
                        "The port for health and metrics cannot be listened on: Permission denied."
                                + " Set MANAGEMENT_PORT to one from 1024 on."),
                Arguments.of(
                        new BindException("in use"),
                        ExitCode.FAILED,
                        "The port for health and metrics cannot be listened on: in use. Set MANAGEMENT_PORT"),
                Arguments.of(
                        new UnknownHostException("nowhere"),
                        ExitCode.FAILED,
                        "No address of this machine is known by the name nowhere: set ROLLCALL_HOST"),
                Arguments.of(new PreventFurtherStepsException("No.", 1), ExitCode.FAILED, "No."),
                Arguments.of(
                        new ConfigurationException("A value is missing."),
                        ExitCode.MISUSED,
                        "A value is missing."),
                Arguments.of(
                        new IllegalArgumentException("SRCFG00029: Expected an integer value"),
                        ExitCode.MISUSED,
                        "Expected an integer value."),
                Arguments.of(
                        new ConfigurationException(
                                """
                                Configuration validation failed:
                                \tjava.lang.IllegalArgumentException: SRCFG00039: The config property quarkus.log.level with the config value "LOUD" threw an Exception whilst being converted Unknown level "LOUD"
                                """),
                        ExitCode.MISUSED,
                        "The property quarkus.log.level has a wrong value: Unknown level \"LOUD\"."));
    }

    @ParameterizedTest
    @MethodSource("known")
    void isToldInOneSentenceIfTheReasonIsKnown(Exception reason, int exitCode, String sentence) {
        assertThat(FailedStart.explanation(within(reason)))
                .get()
                .satisfies(told -> assertThat(told.exitCode()).isEqualTo(exitCode))
                .satisfies(told -> assertThat(told.sentence()).startsWith(sentence));
    }

    @Test
    void isNotToldInOneSentenceOtherwise() {
        assertThat(FailedStart.explanation(within(new IllegalStateException("odd")))).isEmpty();
    }

    private static Throwable within(Exception reason) {
        return new RuntimeException("Failed to start", new IllegalStateException(reason));
    }
}
