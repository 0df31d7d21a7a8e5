package dev.rollcall.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.rest.CallWindow.Count;
import org.junit.jupiter.api.Test;

/** Calls in fixed windows, all addresses of which begin anew together. */
class CallWindowTest {

    private final CallWindow window = new CallWindow();

    @Test
    void countsEachAddressForItself() {
        assertThat(window.count("a", 100, 50)).isEqualTo(new Count(1, 150));
        assertThat(window.count("a", 110, 50)).isEqualTo(new Count(2, 150));
        assertThat(window.count("b", 120, 50)).isEqualTo(new Count(1, 150));
        assertThat(window.count("a", 149, 50)).isEqualTo(new Count(3, 150));
    }

    @Test
    void beginsAnewForAllWhenItsTimeIsOver() {
        window.count("a", 100, 50);
        window.count("b", 100, 50);
        assertThat(window.count("a", 150, 50)).isEqualTo(new Count(1, 200));
        assertThat(window.count("b", 160, 50)).isEqualTo(new Count(1, 200));
    }

    @Test
    void keepsItsEndWhereTheLengthChanges() {
        window.count("a", 100, 50);
        assertThat(window.count("a", 120, 1_000)).isEqualTo(new Count(2, 150));
    }
}
