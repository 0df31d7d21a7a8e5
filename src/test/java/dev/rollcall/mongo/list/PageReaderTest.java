package dev.rollcall.mongo.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.mongo.list.count.KnownUsers;
import dev.rollcall.mongo.list.count.NamelessUsers;
import dev.rollcall.mongo.list.plan.ListPlan;
import dev.rollcall.mongo.list.plan.PlannedCommand;
import dev.rollcall.mongo.list.plan.PlannedCommand.Hint;
import dev.rollcall.mongo.list.plan.UserFilters;
import dev.rollcall.mongo.list.walk.PageTrail.ReadUser;
import dev.rollcall.mongo.list.walk.StoredUsers;
import dev.rollcall.mongo.list.walk.WalkCounts;
import dev.rollcall.user.Projection;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserField;
import dev.rollcall.user.UserField.FieldPath;
import dev.rollcall.user.UserFilter;
import dev.rollcall.user.UserQuery;
import dev.rollcall.user.UserQuery.SortKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages across the border between the users without a user name and the others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageReaderTest {

    private static final UserFilter LISTED = new UserFilter.Listed(false);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** A cursor may need one more command to find that it has ended. */
    private static final Multi<ReadUser> NOBODY = Multi.createFrom().empty();

    private final StoredUsers users = new StoredUsers();
    private PageReader pages;

    @BeforeEach
    void open() {
        users.empty();
        pages = pages(Optional.of(Duration.ofMinutes(1)));
    }

    @AfterAll
    void close() {
        users.close();
    }

    private PageReader pages(Optional<Duration> totalMaxAge) {
        KnownUsers known = new KnownUsers(users, totalMaxAge, PATIENCE, System::nanoTime);
        return new PageReader(
                users,
                known,
                totalMaxAge,
                System::nanoTime,
                new WalkCounts(new SimpleMeterRegistry()));
    }

    /** Those without a user name are -0, -1 and so on, the others u0, u1 and so on. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # with/without | order     | offset | limit | users       | commands
                    3/0            | +username | 0      | 2     | u0 u1       | 1
                    3/0            | -username | 2      | 2     | u0          | 1
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
                    3/2            | -username | 0      | 3     | u2 u1 u0    | 1
                    3/2            | -username | 0      | 4     | u2 u1 u0 -1 | 2
                    3/2            | -username | 2      | 9     | u0 -1 -0    | 2
                    3/2            | -username | 3      | 1     | -1          | 1
                    3/2            | -username | 4      | 2     | -0          | 1
                    3/2            | -username | 0      |       | u2 u1 u0 -1 -0 | 2
                    0/2            | +username | 0      | 9     | -0 -1       | 2
                    0/2            | -username | 1      | 9     | -0          | 1
                    """)
    void lieAsIfItWereOneList(
            String stored, String order, long offset, Long limit, String expected, int commands) {
        store(stored);
        UserQuery query = query(order, offset, limit);
        count();

        assertThat(ids(query)).isEqualTo(expected);
        assertThat(users.read).hasSize(commands);
        assertThat(users.counted).isEmpty();

        PageReader forgetful = pages(Optional.of(Duration.ZERO));
        assertThat(ids(forgetful, query)).isEqualTo(expected);
        assertThat(users.counted).hasSize(2);
    }

    /** Somebody may have chosen a user name, or gone, since they were learnt. */
    @Test
    void areFullAlthoughSomeOfThoseWithoutAUserNameHaveOneNow() {
        store("3/5");
        count();
        users.set("-0", "username", "u00");
        users.remove("-1");

        assertThat(ids(query("+username", 0, 4L))).isEqualTo("-2 -3 -4 u0");
    }

    @ParameterizedTest
    @CsvSource({"+username, -0 -1 u0", "-username, u2 u1 u0"})
    void areReadAgainIfTheCountSaysOtherwise(String order, String expected) {
        PageReader forgetful = pages(Optional.of(Duration.ZERO));
        store("3/2");

        assertThat(ids(forgetful, query(order, 0, 3L))).isEqualTo(expected);
        int first = users.read.size();
        assertThat(ids(forgetful, query(order, 0, 3L))).isEqualTo(expected);
        assertThat(users.read.size() - first).isEqualTo(order.startsWith("+") ? 2 : 1);
    }

    @Test
    void giveNobodyBeforeTheCountIsThere() {
        CompletableFuture<Void> counting = new CompletableFuture<>();
        users.counting =
                count -> Uni.createFrom().completionStage(counting).chain(ignored -> count);
        store("2/1");
        CompletableFuture<List<StoredUser>> page = new CompletableFuture<>();
        pages(Optional.of(Duration.ZERO))
                .list(query("+username", 0, 2L), Projection.NOTHING)
                .collect()
                .asList()
                .subscribe()
                .with(page::complete, page::completeExceptionally);

        assertThat(users.read).hasSize(1);
        assertThat(users.counted).hasSize(2);
        assertThat(page).isNotDone();
        counting.complete(null);

        assertThat(page).isCompletedWithValueMatching(found -> text(found).equals("-0 u0"));
    }

    /** While memory is short, a list that asks for more waits for its turn. */
    @ParameterizedTest
    @CsvSource({
        "3/0, +username, PT1M",
        "1/1, +username, PT1M",
        "3/2, -username, PT1M",
        "1/1, +username, PT0S",
        "3/2, +name,     PT1M",
        "3/2, +name,     PT0S"
    })
    void endWithTheirLastUserWithoutBeingAskedForMore(
            String stored, String order, Duration totalMaxAge) {
        store(stored);
        users.reading = rows -> Multi.createBy().concatenating().streams(rows, NOBODY);
        AssertSubscriber<StoredUser> page =
                pages(Optional.of(totalMaxAge))
                        .list(query(order, 0, 2L), Projection.NOTHING)
                        .subscribe()
                        .withSubscriber(AssertSubscriber.create());
        page.awaitNextItem(PATIENCE);
        page.awaitNextItem(PATIENCE);
        page.awaitCompletion(PATIENCE);
    }

    @Test
    void failWithTheCount() {
        users.counting =
                count ->
                        Uni.createFrom()
                                .failure(new StoreUnavailableException(UnavailableReason.LOST));

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(
                        () -> ids(pages(Optional.of(Duration.ZERO)), query("+username", 0, 2L)));
    }

    /** They are counted in hops, so a page in the middle begins near its first user. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # order    | offset | first
                    +username  | 0      | u0000
                    +username  | 999    | u0999
                    +username  | 1000   | u1000
                    +username  | 2345   | u2345
                    +username  | 2499   | u2499
                    -username  | 0      | u2499
                    -username  | 499    | u2000
                    -username  | 500    | u1999
                    -username  | 2345   | u0154
                    -username  | 2499   | u0000
                    """)
    void beginNearTheirOffset(String order, long offset, String first) {
        users.addAll(
                IntStream.range(0, 2_500)
                        .mapToObj(PageReaderTest::id)
                        .map(id -> new Document("_id", id).append("username", id))
                        .toList());
        assertThat(count()).isEqualTo(2_500);

        assertThat(ids(query(order, offset, 1L))).isEqualTo(first);
        assertThat(users.read.get(0).skip()).isLessThan(1_000);
    }

    private static String id(int number) {
        return String.format("u%04d", number);
    }

    /** Too many without a user name to know them: they are counted and read as if none were. */
    @Test
    void areRightIfTooManyHaveNoUserName() {
        List<Document> many = new ArrayList<>();
        for (int number = 0; number <= NamelessUsers.MOST; number++) {
            many.add(new Document("_id", String.format("-%05d", number)).append("name", "x"));
        }
        users.addAll(many);
        users.add(new Document("_id", "u0").append("username", "u0"));

        assertThat(count()).isEqualTo(NamelessUsers.MOST + 2L);
        assertThat(users.counted).hasSize(2);
        assertThat(ids(query("+username", NamelessUsers.MOST, 2L))).isEqualTo("-10000 u0");
    }

    @Test
    void areOnePartInAnyOtherOrderAndForAnAddress() {
        assertThat(ListPlan.areApart(query("+name", 0, 2L))).isFalse();
        assertThat(
                        ListPlan.areApart(
                                new UserQuery(
                                        LISTED, List.of(), 0, OptionalLong.empty(), "reader")))
                .isFalse();
        UserQuery email =
                new UserQuery(
                        new UserFilter.AllOf(List.of(LISTED, new UserFilter.WithEmail("a@b.c"))),
                        List.of(key("+username")),
                        4,
                        OptionalLong.of(2),
                        "reader");
        assertThat(ListPlan.areApart(email)).isFalse();
        assertThat(ListPlan.whole(email, PageReaderTest::index).collation())
                .contains(UserFilters.IGNORING_CASE);
        ids(email);
        assertThat(users.counted).isEmpty();
    }

    /** Without the index of the order MongoDB could sort in memory, which mixes equal values. */
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
    void ofEverybodyFollowTheIndexIfThereIsOne(
            String order, boolean hasIndex, String sort, String hint) {
        PlannedCommand part =
                ListPlan.whole(
                        query(order, 0, 2L),
                        hasIndex ? PageReaderTest::index : name -> Optional.empty());

        assertThat(part.order()).hasToString("[Document{{$sort=" + sort + "}}]");
        assertThat(part.hint().map(Hint::keys).map(Object::toString))
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
                        OptionalLong.of(2),
                        "reader");

        assertThat(ListPlan.whole(query, PageReaderTest::index).hint()).isEmpty();
    }

    /** A server that looked for one address along the order would read everybody. */
    @Test
    void ofAnAddressAreFoundBeforeTheyAreSorted() {
        UserQuery query =
                new UserQuery(
                        new UserFilter.WithEmail("a@b.c"),
                        List.of(key("+username")),
                        4,
                        OptionalLong.of(2),
                        "reader");

        assertThat(ListPlan.whole(query, PageReaderTest::index).stages().toString())
                .matches(".*match=.*limit=1000.*sort=.*skip=4.*limit=2.*");
    }

    private static Optional<Document> index(String name) {
        return Optional.of(new Document(name.replace("_1", ""), 1));
    }

    private void store(String sizes) {
        String[] each = sizes.split("/");
        for (int number = 0; number < Integer.parseInt(each[0]); number++) {
            users.add(new Document("_id", "u" + number).append("username", "u" + number));
        }
        for (int number = 0; number < Integer.parseInt(each[1]); number++) {
            users.add(new Document("_id", "-" + number).append("name", "Without"));
        }
    }

    private long count() {
        return pages.count(LISTED).await().atMost(PATIENCE);
    }

    private static UserQuery query(String order, long offset, Long limit) {
        return new UserQuery(
                LISTED,
                List.of(key(order)),
                offset,
                limit == null ? OptionalLong.empty() : OptionalLong.of(limit),
                "reader");
    }

    private static SortKey key(String text) {
        return new SortKey(
                FieldPath.of(UserField.at(text.substring(1)).orElseThrow()), text.charAt(0) == '+');
    }

    private String ids(UserQuery query) {
        return ids(pages, query);
    }

    private static String ids(PageReader pages, UserQuery query) {
        return text(
                pages.list(query, Projection.NOTHING)
                        .collect()
                        .asList()
                        .await()
                        .atMost(Duration.ofSeconds(30)));
    }

    private static String text(List<StoredUser> users) {
        return users.stream().map(StoredUser::id).collect(Collectors.joining(" "));
    }
}
