package dev.rollcall.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestNameTest {

    @BeforeEach
    @AfterEach
    void outsideOfAnyRequest() {
        MDC.clear();
    }

    @Test
    void isTakenToTheDriversThreadAndLeavesNothingThere() {
        RequestName.begin("first", Optional.of("trace"));
        RequestName first = RequestName.here();
        MDC.clear();

        first.during(
                () -> {
                    assertThat(RequestName.current()).contains("first");
                    assertThat(MDC.get("traceId")).isEqualTo("trace");
                });

        assertThat(RequestName.current()).isEmpty();
        assertThat(MDC.get("traceId")).isNull();
    }

    @Test
    void givesWayToTheOneThatWasThereBefore() {
        RequestName.begin("first", Optional.of("trace"));
        RequestName first = RequestName.here();
        MDC.clear();
        RequestName.begin("second", Optional.empty());

        assertThat(first.get(RequestName::current)).contains("first");
        assertThat(RequestName.current()).contains("second");
        assertThat(MDC.get("traceId")).isNull();
    }

    @Test
    void isMissingInTheServicesOwnWork() {
        RequestName.begin("first", Optional.of("trace"));

        assertThat(RequestName.none().get(RequestName::current)).isEmpty();
        assertThat(RequestName.current()).contains("first");
    }
}
