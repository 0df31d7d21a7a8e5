package dev.rollcall.mongo.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many single users are read at once, by the size of recent ones. */
class LookUpSizesTest {

    private static final long MIB = 1024L * 1024;
    private static final int MANY = 1_000;

    /** The columns: heap in mebibytes, size of the largest recent user in KiB, how many at once. */
    @ParameterizedTest
    @CsvSource({
        "64, 0, 4",
        "16, 1, 1",
        "1024, 64, 64",
        "1024, 1024, 32",
        "64, 2048, 1",
        "96, 2048, 1",
        "256, 2048, 4",
        "64, 16384, 1",
        "256, 13312, 1",
        "1024, 16384, 2",
    })
    void boundTheUsersBesideALargeOne(long heap, long size, int most) {
        LookUpSizes sizes = new LookUpSizes(heap * MIB, () -> 0);
        sizes.sawUser(size * 1024);
        assertThat(IntStream.range(0, MANY).filter(sizes::mayReadUser).count()).isEqualTo(most);
        assertThat(IntStream.range(0, MANY).allMatch(sizes::mayReadRooms)).isTrue();
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
        LookUpSizes sizes = new LookUpSizes(heap * MIB, () -> 0);
        sizes.sawRooms(rooms);
        assertThat(IntStream.range(0, MANY).filter(sizes::mayReadRooms).count()).isEqualTo(most);
    }

    /** By number, the logins of a second would hide it. */
    @Test
    void forgetALargeUserAfterAMinuteOrTwo() {
        AtomicLong clock = new AtomicLong();
        LookUpSizes sizes = new LookUpSizes(64 * MIB, clock::get);
        sizes.sawUser(2 * MIB);
        IntStream.range(0, 5_000).forEach(next -> sizes.sawUser(100));
        clock.addAndGet(Duration.ofSeconds(61).toNanos());
        assertThat(sizes.mayReadUser(1)).isFalse();
        clock.addAndGet(Duration.ofSeconds(60).toNanos());
        assertThat(sizes.mayReadUser(3)).isTrue();
    }
}
