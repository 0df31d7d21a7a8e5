package dev.rollcall.stub.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JournalTest {

    private final Journal journal = new Journal();

    @Test
    void forgetsTheOldestOfTooManyRequests() {
        for (int n = 0; n < Journal.MOST + 3; n++) {
            note("short");
        }

        assertThat(journal.entries()).hasSize(Journal.MOST);
        assertThat(journal.entries().get(0).number()).isEqualTo(4);
        assertThat(journal.forgotten()).isEqualTo(3);
    }

    /** A query string may have tens of thousands of characters. */
    @Test
    void forgetsTheOldestOfRequestsThatAreTooLongTogether() {
        String third = "v".repeat(Journal.MOST_CHARACTERS / 3);
        for (int n = 0; n < 5; n++) {
            note(third);
        }

        assertThat(journal.entries()).extracting(Journal.Entry::number).containsExactly(4L, 5L);
        assertThat(journal.forgotten()).isEqualTo(3);
    }

    @Test
    void keepsTheLastRequestHoweverLongItIs() {
        note("short");
        note("v".repeat(Journal.MOST_CHARACTERS + 1));

        assertThat(journal.entries()).extracting(Journal.Entry::number).containsExactly(2L);
    }

    @Test
    void hasRoomAgainForShortOnesAfterALongOne() {
        note("v".repeat(Journal.MOST_CHARACTERS + 1));
        note("short");
        note("short");

        assertThat(journal.entries()).extracting(Journal.Entry::number).containsExactly(2L, 3L);
    }

    private void note(String value) {
        journal.end(
                journal.begin(),
                number ->
                        new Journal.Entry(
                                number,
                                Instant.EPOCH,
                                "GET",
                                "/api/v1/users.list",
                                Optional.of(Map.of("query", List.of(value))),
                                Optional.empty(),
                                Optional.of(200),
                                1,
                                Optional.empty()));
    }
}
