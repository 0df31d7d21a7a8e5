package dev.rollcall.rest.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.rest.RecordedResponse;
import dev.rollcall.rest.error.RequestFailure;
import org.junit.jupiter.api.Test;

/** Answers that nobody takes fill a bounded part of the memory. */
class UntakenAnswersTest {

    private static final int LARGE = 10_000;

    private final UntakenAnswers untaken = new UntakenAnswers(4L * LARGE);

    private RecordedResponse send(String caller, int length) {
        RecordedResponse response = new RecordedResponse();
        response.holdWrites();
        untaken.send(new byte[length], caller, response.asResponse());
        return response;
    }

    @Test
    void leavesHalfToOtherCallers() {
        send("a", LARGE);
        send("a", LARGE);
        assertThatThrownBy(() -> send("a", LARGE))
                .isInstanceOf(RequestFailure.TooManyUntakenOfCaller.class);
        assertThat(send("b", LARGE).text()).hasSize(LARGE);
    }

    @Test
    void refusesWhatDoesNotFit() {
        for (String caller : new String[] {"a", "b"}) {
            send(caller, LARGE);
            send(caller, LARGE);
        }
        assertThatThrownBy(() -> send("c", LARGE))
                .isInstanceOf(RequestFailure.TooManyUntaken.class);
        assertThat(untaken.held()).isEqualTo(4L * LARGE);
    }

    /** A bound below one answer would refuse it for ever. */
    @Test
    void sendsOneThatIsLargerThanTheBound() {
        assertThat(send("a", 100 * LARGE).text()).hasSize(100 * LARGE);
    }

    @Test
    void forgetsWhatIsTaken() {
        RecordedResponse first = send("a", LARGE);
        RecordedResponse second = send("a", LARGE);
        assertThat(second.isEnded()).isFalse();
        first.takeAll();
        assertThat(first.isEnded()).isTrue();
        assertThat(untaken.held()).isEqualTo(LARGE);
        send("a", LARGE);
    }

    @Test
    void forgetsWhatALostClientDoesNotTake() {
        RecordedResponse response = new RecordedResponse();
        response.failWrites();
        untaken.send(new byte[LARGE], "a", response.asResponse());
        assertThat(untaken.held()).isZero();
        assertThat(response.isEnded()).isFalse();
    }

    @Test
    void alwaysSendsSmallOnes() {
        for (int n = 0; n < 100; n++) {
            assertThat(send("a", UntakenAnswers.SMALL).isEnded()).isTrue();
        }
        assertThat(untaken.held()).isZero();
    }
}
