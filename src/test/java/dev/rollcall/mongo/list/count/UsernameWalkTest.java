package dev.rollcall.mongo.list.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rollcall.mongo.list.walk.StoredUsers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The walk counts all users with a user name, and remembers each 250th name. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UsernameWalkTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final StoredUsers users = new StoredUsers();

    @BeforeEach
    void nobody() {
        users.empty();
    }

    @AfterAll
    void close() {
        users.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # users | hops | bookmarks
                    0       | 1    | ''
                    249     | 1    | ''
                    250     | 1    | u0249
                    999     | 1    | u0249 u0499 u0749
                    1000    | 2    | u0249 u0499 u0749 u0999
                    1260    | 2    | u0249 u0499 u0749 u0999 u1249
                    """)
    void remembersNamesAtRegularDistances(int number, int hops, String names) {
        IntStream.range(0, number)
                .mapToObj(user -> String.format("u%04d", user))
                .map(name -> new Document("_id", name).append("username", name))
                .forEach(users::add);
        users.add(new Document("_id", "without").append("name", "Without"));

        UsernameBookmarks bookmarks = learnt();

        assertThat(bookmarks.total()).isEqualTo(number);
        assertThat(String.join(" ", bookmarks.names())).isEqualTo(names);
        assertThat(users.learnt).hasSize(hops);
    }

    @Test
    void doesNotStumbleOverAListOfNames() {
        users.add(new Document("_id", "a").append("username", "a"));
        users.add(new Document("_id", "b").append("username", List.of("c", "b")));

        assertThat(learnt().total()).isEqualTo(2);
    }

    /** A hop that begins behind the first of its names finds it by the last one. */
    @Test
    void countsAUserWithAListOfNamesOnce() {
        IntStream.range(0, 2 * UsernameWalk.HOP)
                .mapToObj(user -> String.format("u%04d", user))
                .map(name -> new Document("_id", name).append("username", name))
                .forEach(users::add);
        users.add(new Document("_id", "list").append("username", List.of("a", "z")));

        assertThat(learnt().total()).isEqualTo(2 * UsernameWalk.HOP + 1);
    }

    /** Otherwise it would ask the database for ever; the lists count the users themselves. */
    @Test
    void failsIfAFullHopBringsItNoFurther() {
        users.addAll(
                IntStream.range(0, UsernameWalk.HOP)
                        .mapToObj(
                                user ->
                                        new Document("_id", "u" + user)
                                                .append("username", List.of("a", "z" + user)))
                        .toList());

        assertThatIllegalStateException().isThrownBy(this::learnt);
    }

    /** In UTF-8, and so in the database, a smiley comes after a wide letter; in UTF-16 before. */
    @Test
    void countsNamesInTheOrderOfTheDatabase() {
        Deque<List<Document>> hops =
                new ArrayDeque<>(
                        List.of(
                                Collections.nCopies(
                                        UsernameWalk.HOP, new Document("username", "\uFF41")),
                                List.of(new Document("username", "\uD83D\uDE00"))));
        users.learning = asked -> asked.map(found -> hops.pop());

        assertThat(learnt().total()).isEqualTo(UsernameWalk.HOP + 1);
    }

    private UsernameBookmarks learnt() {
        return new UsernameWalk(users).learn().await().atMost(PATIENCE);
    }
}
