package dev.rollcall.mongo.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.mongo.user.LookUpSizes.LookUp;
import dev.rollcall.user.Projection;
import dev.rollcall.user.Projection.Representation;
import dev.rollcall.user.UserField;
import dev.rollcall.user.UserKey;
import dev.rollcall.user.UserKey.Kind;
import dev.rollcall.user.UserStore.ExpectedSize;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many single users are read at once, by what is known of their size. */
class LookUpSizesTest {

    private static final long MIB = 1024L * 1024;
    private static final int MANY = 1_000;
    private static final LookUp BOB = lookUp(Kind.USER_ID, "bob", UserField.NAME);

    private final AtomicLong nanos = new AtomicLong();

    private LookUpSizes sizes(long heap) {
        return new LookUpSizes(heap * MIB, nanos::get);
    }

    private static LookUp lookUp(Kind kind, String key, UserField field) {
        return new LookUp(
                new UserKey(kind, key), Projection.NOTHING.with(field, Representation.PLAIN));
    }

    /** The columns: heap in mebibytes, how many at once. Each may have 64 MiB in memory. */
    @ParameterizedTest
    @CsvSource({
        "16,   UNKNOWN, 1",
        "64,   UNKNOWN, 1",
        "256,  UNKNOWN, 4",
        "512,  UNKNOWN, 8",
        "1024, UNKNOWN, 16",
        "16,   SMALL,   1",
        "64,   SMALL,   4",
        "1024, SMALL,   64",
        "64,   NOTHING, 1000"
    })
    void boundTheUsersThatAreReadAtOnce(long heap, ExpectedSize size, int most) {
        LookUpSizes sizes = sizes(heap);
        assertThat(IntStream.range(0, MANY).filter(n -> sizes.mayReadUser(size, n)).count())
                .isEqualTo(most);
        assertThat(IntStream.range(0, MANY).allMatch(sizes::mayReadRooms)).isTrue();
    }

    /** The column: the size in bytes of the user that was found the last time. */
    @ParameterizedTest
    @CsvSource({"0, SMALL", "65536, SMALL", "65537, UNKNOWN", "16000000, UNKNOWN"})
    void knowASmallUserByTheSameLookUp(long bytes, ExpectedSize known) {
        LookUpSizes sizes = sizes(64);
        assertThat(sizes.of(BOB)).isEqualTo(ExpectedSize.UNKNOWN);
        sizes.sawUser(lookUp(Kind.USER_ID, "bob", UserField.NAME), bytes);
        assertThat(sizes.of(BOB)).isEqualTo(known);
    }

    @Test
    void forgetASmallUserWhoHasGrown() {
        LookUpSizes sizes = sizes(64);
        sizes.sawUser(BOB, 100);
        sizes.sawUser(BOB, MIB);
        assertThat(sizes.of(BOB)).isEqualTo(ExpectedSize.UNKNOWN);
    }

    /** Who proves a token only, or sees little, knows nothing of the rest of a user. */
    @Test
    void knowNothingByAnotherLookUp() {
        LookUpSizes sizes = sizes(64);
        sizes.sawUser(lookUp(Kind.USER_ID, "bob", UserField.ROLES), 100);
        sizes.sawUser(lookUp(Kind.USERNAME, "bob", UserField.NAME), 100);
        sizes.sawUser(lookUp(Kind.USER_ID, "bill", UserField.NAME), 100);
        assertThat(sizes.of(BOB)).isEqualTo(ExpectedSize.UNKNOWN);
    }

    @Test
    void knowTheLookUpsThatWereLast() {
        LookUpSizes sizes = sizes(64);
        sizes.sawUser(BOB, 100);
        for (int n = 0; n < LookUpSizes.MOST_KNOWN; n++) {
            sizes.of(BOB);
            sizes.sawUser(lookUp(Kind.USER_ID, "user" + n, UserField.NAME), 100);
        }
        assertThat(sizes.of(BOB)).isEqualTo(ExpectedSize.SMALL);
        assertThat(sizes.of(lookUp(Kind.USER_ID, "user0", UserField.NAME)))
                .isEqualTo(ExpectedSize.UNKNOWN);
    }

    @Test
    void rememberNoLongKey() {
        LookUpSizes sizes = sizes(64);
        LookUp lookUp = lookUp(Kind.EMAIL, "b".repeat(LookUpSizes.LONGEST_KEY + 1), UserField.NAME);
        sizes.sawUser(lookUp, 100);
        assertThat(sizes.of(lookUp)).isEqualTo(ExpectedSize.UNKNOWN);
    }

    /** The columns: heap in mebibytes, number of rooms, how many at once. */
    @ParameterizedTest
    @CsvSource({
        "64, 10000, 1000",
        "64, 10001, 1",
        "256, 10001, 3",
        "256, 100000, 1",
        "1024, 100000, 1",
        "2048, 100000, 2"
    })
    void boundTheRoomsBesideAUserWithVeryMany(long heap, long rooms, int most) {
        LookUpSizes sizes = sizes(heap);
        sizes.sawRooms(rooms);
        assertThat(IntStream.range(0, MANY).filter(sizes::mayReadRooms).count()).isEqualTo(most);
    }

    /** Under load thousands of users with few rooms are read in a second. */
    @Test
    void forgetManyRoomsByTimeAndNotByNumber() {
        LookUpSizes sizes = sizes(64);
        nanos.addAndGet(Duration.ofSeconds(59).toNanos());
        sizes.sawRooms(100_000);
        nanos.addAndGet(Duration.ofSeconds(59).toNanos());
        IntStream.range(0, 10_000).forEach(next -> sizes.sawRooms(1));
        assertThat(sizes.mayReadRooms(1)).isFalse();
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(sizes.mayReadRooms(1)).isTrue();
    }
}
