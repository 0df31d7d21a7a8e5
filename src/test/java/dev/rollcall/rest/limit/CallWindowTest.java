package dev.rollcall.rest.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.rest.limit.RateLimiter.CallWindow;
import dev.rollcall.rest.limit.RateLimiter.CallWindow.Count;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls in fixed windows, all addresses of which begin anew together. */
class CallWindowTest {

    private final CallWindow window = new CallWindow(3);

    /** The clock of a machine may stand anywhere, below zero too. */
    @ParameterizedTest
    @ValueSource(longs = {0, 100, -1_000_000, Long.MIN_VALUE, Long.MAX_VALUE - 49})
    void countsEachAddressForItself(long start) {
        assertThat(window.count("a", start, 50)).isEqualTo(new Count(1, 50));
        assertThat(window.count("a", start + 10, 50)).isEqualTo(new Count(2, 40));
        assertThat(window.count("b", start + 20, 50)).isEqualTo(new Count(1, 30));
        assertThat(window.count("a", start + 49, 50)).isEqualTo(new Count(3, 1));
    }

    @Test
    void beginsAnewForAllWhenItsTimeIsOver() {
        window.count("a", 100, 50);
        window.count("b", 100, 50);
        assertThat(window.count("a", 150, 50)).isEqualTo(new Count(1, 50));
        assertThat(window.count("b", 160, 50)).isEqualTo(new Count(1, 40));
    }

    @Test
    void obeysACorrectedLengthAtOnce() {
        window.count("a", 100, 86_400_000);
        assertThat(window.count("a", 600, 1_000)).isEqualTo(new Count(2, 500));
        assertThat(window.count("a", 700, 2_000)).isEqualTo(new Count(3, 1_400));
        assertThat(window.count("a", 1_200, 1_000)).isEqualTo(new Count(1, 1_000));
    }

    @Test
    void isOverAtOnceWithoutALength() {
        assertThat(window.count("a", 100, 0)).isEqualTo(new Count(1, 0));
        assertThat(window.count("a", 100, -5)).isEqualTo(new Count(1, 0));
    }

    @Test
    void forgetsTheAddressThatHasNotCalledForTheLongestTime() {
        for (String address : new String[] {"a", "b", "c", "a", "d"}) {
            window.count(address, 100, 50);
        }

        assertThat(window.count("a", 100, 50).calls()).isEqualTo(3);
        assertThat(window.count("d", 100, 50).calls()).isEqualTo(2);
        assertThat(window.count("b", 100, 50).calls()).as("was pushed out").isEqualTo(1);
    }
}
