package dev.rollcall.mongo.list.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How many users are asked for at once. */
class RowSizesTest {

    private static final int LARGE = 2 * 1024 * 1024;

    private final RowSizes sizes = new RowSizes();

    @Test
    void areManyIfUsersAreSmall() {
        sizes.saw(0);
        sizes.saw(500);
        assertThat(sizes.batch()).isEqualTo(256);
    }

    @Test
    void areFewIfOneWasLarge() {
        sizes.saw(500);
        sizes.saw(20_000);
        assertThat(sizes.batch()).isEqualTo(52);
        sizes.saw(LARGE);
        assertThat(sizes.batch()).isEqualTo(1);
    }

    @Test
    void areManyAgainWhenTheLargeOneIsLongAgo() {
        sizes.saw(LARGE);
        for (int n = 0; n < 10_000; n++) {
            sizes.saw(500);
        }
        assertThat(sizes.batch()).isEqualTo(256);
    }
}
