package dev.rollcall.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.signal.Outcomes.Cause;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomesTest {

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Outcomes outcomes = new Outcomes(metrics);

    private double refusals(String status, String cause) {
        return metrics.get("rollcall.refusals")
                .tags("status", status, "cause", cause)
                .counter()
                .count();
    }

    private double broken(String cause) {
        return metrics.get("rollcall.lists.broken").tag("cause", cause).counter().count();
    }

    /** An increase shows only of a series that was there before. */
    @ParameterizedTest
    @EnumSource(UnavailableReason.class)
    void areThereBeforeTheFirstIncidentOfEachReason(UnavailableReason reason) {
        String cause = Cause.of(reason);
        assertThat(refusals("503", cause)).isZero();
        assertThat(broken(cause)).isZero();

        outcomes.refused(cause);
        outcomes.broken(cause);

        assertThat(refusals("503", cause)).isEqualTo(1);
        assertThat(broken(cause)).isEqualTo(1);
    }

    @Test
    void distinguishRefusalsOfCallersFromThoseOfTheService() {
        outcomes.refused(Cause.CALLS);
        outcomes.refused(Cause.CALLER);
        outcomes.refused(Cause.PLACES);
        outcomes.refused(Cause.UNTAKEN);
        outcomes.refused(Cause.MANAGEMENT);
        outcomes.refused(Cause.NO_INDEX);
        outcomes.refused(Cause.UNEXPECTED);

        assertThat(refusals("429", "calls")).isEqualTo(1);
        assertThat(refusals("429", "caller")).isEqualTo(1);
        assertThat(refusals("503", "places")).isEqualTo(1);
        assertThat(refusals("503", "untaken")).isEqualTo(1);
        assertThat(refusals("503", "management")).isEqualTo(1);
        assertThat(refusals("400", "no_index")).isEqualTo(1);
        assertThat(refusals("500", "unexpected")).isEqualTo(1);
    }

    @Test
    void openNoSeriesForAWordThatIsNotOnTheList() {
        int before = metrics.getMeters().size();
        outcomes.refused("what a caller sent");
        outcomes.broken("what a caller sent");

        assertThat(metrics.getMeters()).hasSize(before);
    }

    @Test
    void addUpRowsAndAnswersOfAServiceThatStops() {
        outcomes.sent(50);
        outcomes.sent(3);
        outcomes.drained();

        assertThat(metrics.get("rollcall.rows.sent").counter().count()).isEqualTo(53);
        assertThat(metrics.get("rollcall.drained").counter().count()).isEqualTo(1);
    }
}
