package dev.rollcall.mongo.list.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.mongo.list.PageReader;
import dev.rollcall.mongo.list.walk.PageEnd;
import dev.rollcall.mongo.list.walk.StoredUsers;
import dev.rollcall.mongo.list.walk.WalkCounts;
import dev.rollcall.user.Projection;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserField;
import dev.rollcall.user.UserField.FieldPath;
import dev.rollcall.user.UserFilter;
import dev.rollcall.user.UserQuery;
import dev.rollcall.user.UserQuery.SortKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.MaxKey;
import org.bson.types.MinKey;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A caller who asks for page after page is given everybody exactly once who was there all the time,
 * whatever happens to others.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalksTest {

    private static final UserFilter LISTED = new UserFilter.Listed(false);
    private static final int STAYING = 120;
    private static final int PASSING = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final StoredUsers users = new StoredUsers();
    private PageReader pages;

    @BeforeEach
    void open() {
        users.empty();
        KnownUsers known = new KnownUsers(users, Optional.empty(), PATIENCE, System::nanoTime);
        pages =
                new PageReader(
                        users,
                        known,
                        Optional.empty(),
                        System::nanoTime,
                        new WalkCounts(new SimpleMeterRegistry()));
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
                    # order    | page
                    +username  | 7
                    +username  | 1
                    -username  | 7
                    -username  | 1
                    +name      | 7
                    +name      | 1
                    -name      | 7
                    +createdAt | 5
                    -createdAt | 1
                    +lastLogin | 7
                    -lastLogin | 7
                    -lastLogin | 1
                    +_id       | 7
                    -_id       | 3
                    ''         | 7
                    +status    | 7
                    +status    | 1
                    -status    | 7
                    -status    | 1
                    """)
    void giveEachUserWhoStaysExactlyOnce(String order, int page) {
        for (int seed = 0; seed < 3; seed++) {
            open();
            Random random = new Random(seed);
            fill(random);
            List<String> given = walk(order, page, () -> disturb(random));

            assertThat(given.stream().filter(id -> id.startsWith("staying")))
                    .as("seed %d", seed)
                    .hasSize(STAYING)
                    .doesNotHaveDuplicates();
        }
    }

    /**
     * An index orders users by values that the service cannot show, too: times that JavaScript does
     * not know, numbers that JSON does not know, and types that no field has.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # order    | page
                    +createdAt | 1
                    +createdAt | 3
                    -createdAt | 1
                    -createdAt | 3
                    +lastLogin | 3
                    -lastLogin | 3
                    +name      | 1
                    +name      | 3
                    -name      | 1
                    -name      | 3
                    +status    | 1
                    +status    | 3
                    -status    | 1
                    -status    | 3
                    +active    | 1
                    +active    | 3
                    -active    | 1
                    -active    | 3
                    +username  | 1
                    +username  | 3
                    -username  | 1
                    -username  | 3
                    +_id       | 1
                    +_id       | 3
                    -_id       | 1
                    -_id       | 3
                    ''         | 3
                    """)
    void giveUsersWithAnyStoredValueExactlyOnce(String order, int page) {
        String field = order.isEmpty() ? "_id" : order.substring(1);
        int number = 0;
        for (Object value : anyValues()) {
            for (int same = 0; same < (isUnique(field) ? 1 : 4); same++) {
                Document user = user("u" + number, number, "name", new Date(number));
                users.add(user.append("status", "away").append(field, value));
                number++;
            }
        }
        for (int usual = 0; usual < 5; usual++) {
            Document user = user("v" + usual, number + usual, "usual", new Date(usual));
            user.append("status", "busy").append("active", true);
            users.add(user.append("lastLogin", new Date(usual)));
        }

        assertThat(labels(order, page)).doesNotHaveDuplicates().hasSize(number + 5);
    }

    /** An index has an entry for each member of a list, and several ranges of values meet it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # order    | page
                    +name      | 1
                    +name      | 3
                    +name      | 20
                    -name      | 1
                    -name      | 3
                    +username  | 1
                    +username  | 3
                    -username  | 1
                    -username  | 3
                    +status    | 1
                    +status    | 3
                    -status    | 3
                    """)
    void giveUsersWhoseValueIsAListExactlyOnce(String order, int page) {
        String field = order.substring(1);
        for (int number = 0; number < 20; number++) {
            Document user = user("u" + number, number, "n" + number / 2, new Date(number));
            String value = "n" + (isUnique(field) ? number : (number + 10) / 2);
            users.add(user.append("active", true).append(field, value));
        }
        List<List<Object>> lists =
                List.of(
                        List.of("n5", "n9"),
                        List.of("a", "z"),
                        List.of("n7", "n7", "n8"),
                        List.of(7, "n8"),
                        List.of("n8", true));
        for (int number = 0; number < lists.size(); number++) {
            List<Object> several = new ArrayList<>(lists.get(number));
            if (isUnique(field)) {
                String own = "-" + number;
                several.replaceAll(one -> one instanceof String text ? text + own : one);
            }
            Document user = user("l" + number, 50, "name", new Date(7));
            users.add(user.append("active", true).append(field, several));
        }

        for (int walk = 0; walk < 2; walk++) {
            assertThat(labels(order, page)).doesNotHaveDuplicates().hasSize(25);
        }
    }

    /** A page that overlaps another one of the same reader has all its users. */
    @ParameterizedTest
    @ValueSource(strings = {"+roles", "-roles", "+name", "-name"})
    void mayOverlapOtherPagesIfValuesAreLists(String order) {
        for (int number = 0; number < 20; number++) {
            Document user = user("u" + number, number, "n" + number, new Date(number));
            users.add(user.append(order.substring(1), List.of(String.format("v%02d", number))));
        }
        List<String> all = page(order, 0, 20, "another");

        assertThat(page(order, 0, 10, "one")).isEqualTo(all.subList(0, 10));
        assertThat(page(order, 4, 10, "one")).isEqualTo(all.subList(4, 14));
        assertThat(page(order, 5, 5, "one")).isEqualTo(all.subList(5, 10));
    }

    private static boolean isUnique(String field) {
        return field.equals("_id") || field.equals("username");
    }

    private static List<Object> anyValues() {
        return List.of(
                new MinKey(),
                Double.NaN,
                Double.NEGATIVE_INFINITY,
                -7,
                Decimal128.parse("2.5"),
                7L,
                Double.POSITIVE_INFINITY,
                "",
                "text",
                "x".repeat(PageEnd.LONGEST_TEXT + 1),
                "y",
                new Document("a", 1),
                new Document("b", 1),
                new Binary(new byte[] {1}),
                new Binary(new byte[] {2}),
                new ObjectId("000000000000000000000001"),
                new ObjectId("f00000000000000000000002"),
                false,
                true,
                new Date(Long.MIN_VALUE),
                new Date(-8_640_000_000_000_001L),
                new Date(0),
                new Date(8_640_000_000_000_001L),
                new Date(Long.MAX_VALUE),
                new BsonTimestamp(1, 1),
                new BsonTimestamp(2, 1),
                new MaxKey());
    }

    /** Ids of all types are given, also those of users without a user name. */
    @ParameterizedTest
    @CsvSource({"+username", "-username"})
    void giveUsersWithoutAUserNameWhateverTheirIdIs(String order) {
        for (Object id : anyValues()) {
            users.add(new Document("_id", id).append("name", "Name of " + id));
        }

        assertThat(labels(order, 2)).doesNotHaveDuplicates().hasSize(anyValues().size());
    }

    /** Of a page that follows another one, no more is read than it holds, and one user again. */
    @ParameterizedTest
    @CsvSource({
        "+username",
        "-username",
        "+createdAt",
        "-createdAt",
        "+_id",
        "''",
        "+status",
        "-status"
    })
    void skipNobodyTwice(String order) {
        for (int number = 0; number < STAYING; number++) {
            users.add(user("staying" + number, number, "name", new Date(number)));
        }
        walk(order, 10, () -> users.read.clear());
        users.read.clear();
        page(order, STAYING - 10, 10, "walker");

        assertThat(users.read)
                .allSatisfy(
                        part -> {
                            assertThat(part.skip()).isZero();
                            assertThat(part.limit().orElseThrow()).isLessThanOrEqualTo(11);
                        });
    }

    @Test
    void areOnlyTheCallersOwn() {
        for (int number = 0; number < 10; number++) {
            users.add(user("staying" + number, number, "name", new Date(number)));
        }
        page("+username", 0, 4, "one");
        users.remove("staying0");

        assertThat(page("+username", 4, 2, "one")).containsExactly("staying4", "staying5");
        assertThat(page("+username", 4, 2, "other")).containsExactly("staying5", "staying6");
    }

    /** More users of one value went away than are remembered: the place is looked for further. */
    @Test
    void surviveTheLossOfManyOfOneValue() {
        for (int number = 0; number < 100; number++) {
            users.add(user(String.format("u%03d", number), number, "same", new Date(0)));
        }
        List<String> given = new ArrayList<>(page("+name", 0, 50, "walker"));
        for (int number = 0; number < 40; number++) {
            users.remove(String.format("u%03d", number));
        }
        given.addAll(page("+name", 50, 50, "walker"));

        assertThat(given).hasSize(100).doesNotHaveDuplicates();
    }

    /**
     * The ids that are forgotten first belong to users who are still there; the removed ones are
     * remembered.
     */
    @Test
    void surviveTheLossOfTheLastOnesOfOneValue() {
        for (int number = 0; number < 40; number++) {
            users.add(user(String.format("u%03d", number), number, "same", new Date(0)));
        }
        List<String> given = new ArrayList<>(page("+name", 0, 12, "walker"));
        given.subList(2, 12).forEach(users::remove);
        given.addAll(page("+name", 12, 6, "walker"));
        given.addAll(page("+name", 18, 40, "walker"));

        assertThat(given).hasSize(40).doesNotHaveDuplicates();
    }

    /** All users that were given of the last value are gone: the others of that value follow. */
    @Test
    void surviveTheLossOfEverybodyOfOneValue() {
        for (int number = 0; number < 30; number++) {
            users.add(user(String.format("u%03d", number), number, "same", new Date(0)));
        }
        List<String> given = new ArrayList<>(page("+name", 0, 10, "walker"));
        given.forEach(users::remove);
        given.addAll(page("+name", 10, 30, "walker"));

        assertThat(given).hasSize(30).doesNotHaveDuplicates();
    }

    /** They are remembered by id, and too many of the next ones have a user name now. */
    @ParameterizedTest
    @CsvSource({"+username", "-username"})
    void giveUsersWithoutAUserNameThoughManyOthersChoseOne(String order) {
        for (int number = 0; number < 200; number++) {
            users.add(new Document("_id", String.format("u%03d", number)).append("name", "Name"));
        }
        List<String> given = new ArrayList<>(page(order, 0, 10, "walker"));
        List<String> next = order.startsWith("+") ? numbers(10, 60) : numbers(140, 190);
        next.forEach(id -> users.set(id, "username", id));
        given.addAll(page(order, 10, 10, "walker"));
        given.addAll(page(order, 20, 200, "walker"));

        List<String> staying = new ArrayList<>(numbers(0, 200));
        staying.removeAll(next);
        assertThat(given).doesNotHaveDuplicates().containsAll(staying);
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> String.format("u%03d", number))
                .toList();
    }

    @Test
    void goOnBehindAPageThatCameUpShort() {
        for (int number = 0; number < 5; number++) {
            users.add(user("u" + number, number, "name", new Date(number)));
        }
        assertThat(page("+username", 0, 10, "walker")).hasSize(5);
        users.add(user("u7", 7, "name", new Date(7)));

        assertThat(page("+username", 5, 10, "walker")).containsExactly("u7");
        assertThat(page("+username", 10, 10, "walker")).containsExactly("u7");
    }

    private List<String> walk(String order, int page, Runnable between) {
        List<String> given = new ArrayList<>();
        long offset = 0;
        List<String> ids;
        do {
            ids = page(order, offset, page, "walker");
            given.addAll(ids);
            offset += page;
            between.run();
        } while (!ids.isEmpty());
        return given;
    }

    /** A walk's users, each by all that is known: ids of some types have no text. */
    private List<String> labels(String order, int page) {
        List<String> given = new ArrayList<>();
        List<String> next;
        do {
            next =
                    users(order, given.size(), page, "walker").stream()
                            .map(
                                    user ->
                                            user.id()
                                                    + user.text(UserField.USERNAME)
                                                    + user.text(UserField.NAME))
                            .toList();
            given.addAll(next);
        } while (!next.isEmpty() && given.size() < 1_000);
        return given;
    }

    private List<String> page(String order, long offset, int limit, String reader) {
        return users(order, offset, limit, reader).stream().map(StoredUser::id).toList();
    }

    private List<StoredUser> users(String order, long offset, int limit, String reader) {
        UserQuery query =
                new UserQuery(LISTED, keys(order), offset, OptionalLong.of(limit), reader);
        return pages.list(query, Projection.NOTHING).collect().asList().await().atMost(PATIENCE);
    }

    private static List<SortKey> keys(String order) {
        if (order.isEmpty()) {
            return List.of();
        }
        boolean ascending = order.charAt(0) == '+';
        SortKey first =
                new SortKey(
                        FieldPath.of(UserField.at(order.substring(1)).orElseThrow()), ascending);
        if (order.endsWith("active")) {
            return List.of(
                    new SortKey(FieldPath.of(UserField.STATUS), ascending),
                    new SortKey(FieldPath.of(UserField.ACTIVE), ascending));
        }
        return order.endsWith("status")
                ? List.of(first, new SortKey(FieldPath.of(UserField.ACTIVE), ascending))
                : List.of(first);
    }

    /** Few names and times, so that many are alike; some have none, or one of another type. */
    private void fill(Random random) {
        List<Integer> numbers = new ArrayList<>();
        for (int number = 0; number < STAYING + PASSING; number++) {
            numbers.add(number);
        }
        Collections.shuffle(numbers, random);
        users.addAll(
                numbers.stream()
                        .map(number -> (number < STAYING ? "staying" : "passing") + number)
                        .map(id -> random(id, random))
                        .toList());
    }

    private static Document random(String id, Random random) {
        Document user = new Document("_id", id);
        int kind = random.nextInt(20);
        if (kind > 2) {
            user.append("username", "u" + random.nextInt(1_000) + id);
        }
        if (kind <= 2 || kind > 7) {
            user.append("name", "Name " + random.nextInt(8));
        }
        if (kind == 7) {
            user.append("name", 7);
        }
        user.append("createdAt", new Date(random.nextInt(1_000_000)));
        if (kind % 3 == 0) {
            user.append("lastLogin", new Date(random.nextInt(5)));
        }
        if (kind == 11) {
            user.append("lastLogin", null);
        }
        if (kind > 1) {
            user.append("status", List.of("away", "offline").get(kind % 2));
        }
        if (kind % 5 != 0) {
            user.append("active", random.nextBoolean());
        }
        return user;
    }

    private void disturb(Random random) {
        for (int change = 0; change < 4; change++) {
            String id = "passing" + (STAYING + random.nextInt(2 * PASSING));
            switch (random.nextInt(6)) {
                case 0 -> users.remove(id);
                case 4 -> users.set(id, "status", "away");
                case 1 -> users.set(id, "name", "Name " + random.nextInt(8));
                case 2 -> users.set(id, "username", "u" + random.nextInt(1_000) + id);
                case 3 -> users.set(id, "lastLogin", new Date(random.nextInt(5)));
                default -> {
                    users.remove(id);
                    users.add(random(id, random));
                }
            }
        }
    }

    private static Document user(String id, int number, String name, Date created) {
        return new Document("_id", id)
                .append("username", String.format("user%04d", number))
                .append("name", name)
                .append("createdAt", created);
    }
}
