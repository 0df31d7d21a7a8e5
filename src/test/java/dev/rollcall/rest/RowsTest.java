package dev.rollcall.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.visibility.VisibleUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Users that are read a few ahead of being taken. */
class RowsTest {

    private final List<Rows> firstRead = new ArrayList<>();
    private final List<Throwable> failedBefore = new ArrayList<>();
    private final Rows rows = new Rows(firstRead::add, failedBefore::add);
    private final SourceOfUsers source = new SourceOfUsers(rows, false);

    private int takeAll() {
        int taken = 0;
        for (Optional<VisibleUser> next = rows.take(); next.isPresent(); next = rows.take()) {
            taken++;
        }
        return taken;
    }

    @Test
    void areAnnouncedOnceWithTheFirst() {
        source.connect();
        assertThat(firstRead).isEmpty();
        source.give();
        assertThat(firstRead).containsExactly(rows);
        assertThat(failedBefore).isEmpty();
    }

    @Test
    void areAnnouncedWhereThereAreNone() {
        source.holding(0).connect();
        source.give();
        assertThat(firstRead).containsExactly(rows);
        assertThat(rows.isExhausted()).isTrue();
        assertThat(rows.take()).isEmpty();
    }

    @Test
    void areAFailureWhereItComesFirst() {
        source.connect();
        source.fail();
        assertThat(failedBefore).hasSize(1);
        assertThat(firstRead).isEmpty();
    }

    @Test
    void tellOfALaterFailureToWhoeverTakesThem() {
        List<String> told = new ArrayList<>();
        source.connect();
        source.give();
        rows.onChange(() -> told.add("change"));
        source.fail();
        assertThat(told).containsExactly("change");
        assertThat(rows.failure()).isPresent();
        assertThat(failedBefore).isEmpty();
    }

    @Test
    void areNotReadFurtherAheadThanABoundedNumber() {
        source.connect();
        source.give();
        assertThat(source.given()).isEqualTo(256);
        for (int n = 0; n < 127; n++) {
            rows.take();
        }
        source.give();
        assertThat(source.given()).isEqualTo(256);
        rows.take();
        source.give();
        assertThat(source.given()).isEqualTo(384);
    }

    @Test
    void comeInOrderAndWhole() {
        source.holding(1_000).connect();
        int taken = 0;
        while (!rows.isExhausted()) {
            source.give();
            for (Optional<VisibleUser> next = rows.take(); next.isPresent(); next = rows.take()) {
                taken++;
                assertThat(next.get().id()).isEqualTo("id-of-user." + taken);
            }
        }
        assertThat(taken).isEqualTo(1_000);
    }

    @Test
    void endTheReadingOnceWhereTheyAreGivenUp() {
        source.connect();
        source.give();
        rows.cancel();
        rows.cancel();
        assertThat(source.isCancelled()).isTrue();
        assertThat(takeAll()).isZero();
    }

    @Test
    void canBeGivenUpBeforeAnythingIsRead() {
        rows.cancel();
        assertThat(source.isCancelled()).isFalse();
    }
}
