package dev.rollcall.stub.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.demo.ProviderStates;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkspacePlacesTest {

    private static final long MEGABYTE = 1024 * 1024;

    @Test
    void areAsManyAsWereAskedFor() {
        WorkspacePlaces places = new WorkspacePlaces(2, 1024 * MEGABYTE);

        assertThat(places.take("a", 0)).isTrue();
        assertThat(places.take("b", 0)).isTrue();
        assertThat(places.areAllTaken()).isTrue();
        assertThat(places.take("c", 0)).isFalse();

        places.leave("a");
        assertThat(places.take("c", 0)).isTrue();
    }

    @Test
    void areFewerIfTheContentsAreLarge() {
        WorkspacePlaces places = new WorkspacePlaces(1_000, 100 * MEGABYTE);

        assertThat(places.take("a", 20 * MEGABYTE)).isTrue();
        assertThat(places.take("b", 20 * MEGABYTE)).isFalse();
        assertThat(places.areAllTaken()).isFalse();
        assertThat(places.take("c", MEGABYTE)).isTrue();

        places.leave("a");
        assertThat(places.take("b", 20 * MEGABYTE)).isTrue();
    }

    /** By a histogram of the heap one of the demo holds 8.7 MB, and a small one 0.3 MB. */
    @Test
    void countTheUsersOfAWorkspace() {
        assertThat(2 * bytes("the demo workspace")).isBetween(6 * MEGABYTE, 16 * MEGABYTE);
        assertThat(2 * bytes("a regular caller")).isBetween(100L * 1024, 600L * 1024);
    }

    private static long bytes(String state) {
        return ProviderStates.named(List.of(state)).bytes();
    }
}
