package dev.rollcall.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.user.FieldPath;
import dev.rollcall.user.Projection;
import dev.rollcall.user.SortKey;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UnavailableReason;
import dev.rollcall.user.UserField;
import dev.rollcall.user.UserFilter;
import dev.rollcall.user.UserQuery;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages across the border between the users without a user name and the others. */
class UserPagesTest {

    private static final UserFilter LISTED = new UserFilter.Listed(false);

    private final FakeUserReading users = new FakeUserReading();
    private final UserPages pages =
            new UserPages(users, UserPagesTest::index, Duration.ofMinutes(1));

    /** Those without a user name are -0, -1 and so on, the others u0, u1 and so on. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # with/without | order     | offset | limit | users       | commands
                    3/0            | +username | 0      | 2     | u0 u1       | 1
                    3/0            | -username | 2      | 2     | u2          | 1
                    3/0            | +username | 3      | 2     | ''          | 1
                    3/0            | +username | 0      |       | u0 u1 u2    | 1
                    0/0            | +username | 0      | 2     | ''          | 1
                    3/2            | +username | 0      | 1     | -0          | 1
                    3/2            | +username | 0      | 2     | -0 -1       | 1
                    3/2            | +username | 0      | 3     | -0 -1 u0    | 2
                    3/2            | +username | 1      | 3     | -1 u0 u1    | 2
                    3/2            | +username | 2      | 2     | u0 u1       | 1
                    3/2            | +username | 4      | 9     | u2          | 1
                    3/2            | +username | 7      | 2     | ''          | 1
                    3/2            | +username | 0      |       | -0 -1 u0 u1 u2 | 2
                    3/2            | +username | 1      |       | -1 u0 u1 u2 | 2
                    3/2            | +username | 3      |       | u1 u2       | 1
                    3/2            | -username | 0      | 3     | u0 u1 u2    | 1
                    3/2            | -username | 0      | 4     | u0 u1 u2 -0 | 2
                    3/2            | -username | 2      | 9     | u2 -0 -1    | 2
                    3/2            | -username | 3      | 1     | -0          | 1
                    3/2            | -username | 4      | 2     | -1          | 1
                    3/2            | -username | 0      |       | u0 u1 u2 -0 -1 | 2
                    0/2            | +username | 0      | 9     | -0 -1       | 2
                    0/2            | -username | 1      | 9     | -1          | 1
                    """)
    void lieAsIfItWereOneList(
            String stored, String order, long offset, Long limit, String expected, int commands) {
        users.stored = count(stored);
        UserQuery query = query(order, offset, limit);
        pages.count(query.filter()).await().atMost(Duration.ofSeconds(5));

        assertThat(ids(query)).isEqualTo(expected);
        assertThat(users.read).hasSize(commands);
        assertThat(users.counted).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+username", "-username"})
    void areReadAtOnceWhereNobodyLacksAUserName(String order) {
        users.stored = count("3/0");

        assertThat(ids(query(order, 1, 2L))).isEqualTo("u1 u2");
        assertThat(users.read).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"+username, -0 -1 u0", "-username, u0 u1 u2"})
    void areReadAgainWhereTheCountSaysOtherwise(String order, String expected) {
        UserPages forgetful = new UserPages(users, UserPagesTest::index, Duration.ZERO);
        users.stored = count("3/2");

        assertThat(ids(forgetful, query(order, 0, 3L))).isEqualTo(expected);
        int first = users.read.size();
        assertThat(ids(forgetful, query(order, 0, 3L))).isEqualTo(expected);
        assertThat(users.read.size() - first).isEqualTo(order.startsWith("+") ? 2 : 1);
    }

    @Test
    void giveNobodyBeforeTheCountIsThere() {
        CompletableFuture<UserCount> counting = new CompletableFuture<>();
        users.counting = filter -> Uni.createFrom().completionStage(counting);
        users.stored = count("2/1");
        CompletableFuture<List<StoredUser>> page = new CompletableFuture<>();
        pages.read(query("+username", 0, 2L), Projection.NOTHING)
                .collect()
                .asList()
                .subscribe()
                .with(page::complete, page::completeExceptionally);

        assertThat(users.read).hasSize(1);
        assertThat(users.counted).hasSize(1);
        assertThat(page).isNotDone();
        counting.complete(users.stored);

        assertThat(page).isCompletedWithValueMatching(found -> text(found).equals("-0 u0"));
    }

    @Test
    void failWithTheCount() {
        users.counting =
                filter ->
                        Uni.createFrom()
                                .failure(new StoreUnavailableException(UnavailableReason.LOST));

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> ids(query("+username", 0, 2L)));
    }

    @Test
    void areOnePartInAnyOtherOrderAndForAnAddress() {
        assertThat(UserParts.areApart(query("+name", 0, 2L))).isFalse();
        assertThat(UserParts.areApart(new UserQuery(LISTED, List.of(), 0, OptionalLong.empty())))
                .isFalse();
        UserQuery email =
                new UserQuery(
                        new UserFilter.AllOf(List.of(LISTED, new UserFilter.WithEmail("a@b.c"))),
                        List.of(key("+username")),
                        4,
                        OptionalLong.of(2));
        assertThat(UserParts.areApart(email)).isFalse();
        assertThat(UserParts.whole(email, UserPagesTest::index).collation())
                .contains(UserFilters.IGNORING_CASE);
        ids(email);
        assertThat(users.counted).isEmpty();
    }

    /** Without the index in the order's place MongoDB could sort in memory, where ties mix. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    +name      | true  | Document{{name=1}}       | {name=1}
                    -lastLogin | true  | Document{{lastLogin=-1}} | {lastLogin=1}
                    +name      | false | Document{{name=1, _id=1}} |
                    +status    | true  | Document{{status=1, _id=1}} |
                    """)
    void ofEverybodyFollowTheIndexWhereThereIsOne(
            String order, boolean hasIndex, String sort, String hint) {
        UserPart part =
                UserParts.whole(
                        query(order, 0, 2L),
                        hasIndex ? UserPagesTest::index : name -> Optional.empty());

        assertThat(part.order()).hasToString("[Document{{$sort=" + sort + "}}]");
        assertThat(part.hint().map(Object::toString))
                .isEqualTo(Optional.ofNullable(hint).map(keys -> "Document{" + keys + "}"));
    }

    @Test
    void ofSomeNeverRelyOnAnIndexForTheirOrder() {
        UserFilter active =
                new UserFilter.Equal(FieldPath.of(UserField.ACTIVE), new UserFilter.Flag(true));
        UserQuery query =
                new UserQuery(
                        new UserFilter.AllOf(List.of(LISTED, active)),
                        List.of(key("+name")),
                        0,
                        OptionalLong.of(2));

        assertThat(UserParts.whole(query, UserPagesTest::index).hint()).isEmpty();
    }

    /** A server that looked for one address along the order would read everybody. */
    @Test
    void ofAnAddressAreFoundBeforeTheyAreSorted() {
        UserQuery query =
                new UserQuery(
                        new UserFilter.WithEmail("a@b.c"),
                        List.of(key("+username")),
                        4,
                        OptionalLong.of(2));

        assertThat(UserParts.whole(query, UserPagesTest::index).stages().toString())
                .matches(".*match=.*limit=1000.*sort=.*skip=4.*limit=2.*");
    }

    private static Optional<Document> index(String name) {
        return Optional.of(new Document(name.replace("_1", ""), 1));
    }

    private static UserCount count(String text) {
        String[] sizes = text.split("/");
        return new UserCount(Long.parseLong(sizes[0]), Long.parseLong(sizes[1]));
    }

    private static UserQuery query(String order, long offset, Long limit) {
        return new UserQuery(
                LISTED,
                List.of(key(order)),
                offset,
                limit == null ? OptionalLong.empty() : OptionalLong.of(limit));
    }

    private static SortKey key(String text) {
        return new SortKey(
                FieldPath.of(UserField.at(text.substring(1)).orElseThrow()), text.charAt(0) == '+');
    }

    private String ids(UserQuery query) {
        return ids(pages, query);
    }

    private static String ids(UserPages pages, UserQuery query) {
        return text(
                pages.read(query, Projection.NOTHING)
                        .collect()
                        .asList()
                        .await()
                        .atMost(Duration.ofSeconds(5)));
    }

    private static String text(List<StoredUser> users) {
        return users.stream().map(StoredUser::id).collect(Collectors.joining(" "));
    }
}
