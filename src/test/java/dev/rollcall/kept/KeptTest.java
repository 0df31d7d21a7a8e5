package dev.rollcall.kept;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptTest {

    private final List<String> made = new ArrayList<>();
    private final Kept<String, String> kept = new Kept<>(2, this::make);

    private String make(String key) {
        made.add(key);
        return key + "!";
    }

    @Test
    void makesTheValueOfAKeyOnce() {
        assertThat(kept.of("a")).isEqualTo("a!");
        assertThat(kept.of("a")).isSameAs(kept.of("a"));
        assertThat(made).containsExactly("a");
    }

    @Test
    void neverHoldsMoreThanTheBound() {
        for (String key : List.of("a", "b", "c", "d", "e")) {
            assertThat(kept.of(key)).isEqualTo(key + "!");
            assertThat(kept.size()).isBetween(1, 2);
        }
        assertThat(kept.of("a")).isEqualTo("a!");
        assertThat(made).containsExactly("a", "b", "c", "d", "e", "a");
    }
}
