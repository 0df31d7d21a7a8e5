package dev.rollcall.stub.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JournalTest {

    private final Journals journals = new Journals();
    private final Journal journal = journals.open();

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

    /** Each parameter is several objects, however short its name is. */
    @Test
    void forgetsTheOldestOfRequestsThatHaveTooManyParametersTogether() {
        Map<String, List<String>> thousand =
                IntStream.range(0, 1_000)
                        .boxed()
                        .collect(Collectors.toMap(n -> Integer.toString(n, 36), n -> List.of("")));
        for (int n = 0; n < 100; n++) {
            note("GET", thousand);
        }

        assertThat(journal.entries())
                .extracting(Journal.Entry::number)
                .contains(100L)
                .hasSizeLessThan(6);
    }

    /** A caller may send any word as the method. */
    @Test
    void countsTheMethodToo() {
        for (int n = 0; n < 5; n++) {
            note("M".repeat(Journal.MOST_CHARACTERS / 3), Map.of());
        }

        assertThat(journal.entries()).extracting(Journal.Entry::number).containsExactly(4L, 5L);
    }

    @Test
    void keepsAsManyUsualRequestsAsThereMayBe() {
        Map<String, List<String>> usual =
                Map.of("count", List.of("50"), "offset", List.of("0"), "sort", List.of("name"));
        for (int n = 0; n < Journal.MOST; n++) {
            note("GET", usual);
        }

        assertThat(journal.forgotten()).isZero();
    }

    /** A stub has as many journals as workspaces. */
    @Test
    void forgetTheOldestOfTheLongestIfTheyAreTooLongTogether() {
        note("short");
        String third = "v".repeat(Journal.MOST_CHARACTERS / 3);
        List<Journal> others = Stream.generate(journals::open).limit(24).toList();
        for (int n = 0; n < 3; n++) {
            others.forEach(other -> note(other, "GET", Map.of("query", List.of(third))));
        }

        assertThat(others.stream().mapToLong(Journal::characters).sum())
                .isLessThanOrEqualTo(Journals.MOST_CHARACTERS);
        assertThat(others).allSatisfy(other -> assertThat(other.entries()).isNotEmpty());
        assertThat(journal.entries()).hasSize(1);

        others.forEach(journals::close);
        List<Journal> next = Stream.generate(journals::open).limit(9).toList();
        for (int n = 0; n < 2; n++) {
            next.forEach(other -> note(other, "GET", Map.of("query", List.of(third))));
        }
        assertThat(next).allSatisfy(other -> assertThat(other.entries()).hasSize(2));
    }

    private void note(String value) {
        note("GET", Map.of("query", List.of(value)));
    }

    private void note(String method, Map<String, List<String>> parameters) {
        note(journal, method, parameters);
    }

    private static void note(Journal journal, String method, Map<String, List<String>> parameters) {
        journal.end(
                journal.begin(),
                number ->
                        new Journal.Entry(
                                number,
                                Instant.EPOCH,
                                method,
                                "/api/v1/users.list",
                                Optional.of(parameters),
                                Optional.empty(),
                                Optional.of(200),
                                1,
                                Optional.empty()));
    }
}
