package dev.rollcall.rest.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.rest.SourceOfUsers;
import dev.rollcall.visibility.VisibleUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Users that are read a little ahead of being taken. */
class PrefetchedUsersTest {

    /** A row has a text twice: in its id and in its user name. */
    private static final int MEGABYTE = 1024 * 1024;

    private final ReadAhead readAhead = new ReadAhead(32L * MEGABYTE);
    private final List<PrefetchedUsers> firstRead = new ArrayList<>();
    private final List<Throwable> failedBefore = new ArrayList<>();
    private final PrefetchedUsers rows =
            new PrefetchedUsers(readAhead, firstRead::add, failedBefore::add);
    private final SourceOfUsers source = new SourceOfUsers(rows, false);

    private int takeAll() {
        int taken = 0;
        for (Optional<VisibleUser> next = rows.take(); next.isPresent(); next = rows.take()) {
            rows.rendered();
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
    void areAnnouncedIfThereAreNone() {
        source.holding(0).connect();
        source.give();
        assertThat(firstRead).containsExactly(rows);
        assertThat(rows.isExhausted()).isTrue();
        assertThat(rows.take()).isEmpty();
    }

    @Test
    void areAFailureIfItComesFirst() {
        source.connect();
        source.fail();
        assertThat(failedBefore).hasSize(1);
        assertThat(firstRead).isEmpty();
    }

    @Test
    void reportALaterFailureToTheirReader() {
        List<String> told = new ArrayList<>();
        source.connect();
        source.give();
        rows.onChange(() -> told.add("change"));
        source.fail();
        assertThat(told).containsExactly("change");
        assertThat(rows.failure()).isPresent();
        assertThat(failedBefore).isEmpty();
    }

    /** Nothing is known of their size before the first has come. */
    @Test
    void areAskedForOneByOneUntilTheFirstHasCome() {
        source.connect();
        assertThat(source.wanted()).isEqualTo(1);
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
    void areNotReadFurtherAheadThanABoundedNumberOfBytes() {
        source.sized(8 * 1024).connect();
        source.give();
        assertThat(source.given()).isEqualTo(15);
    }

    @Test
    void areReadOneByOneIfEachIsLarge() {
        source.sized(MEGABYTE).connect();
        source.give();
        assertThat(source.given()).isEqualTo(1);
        assertThat(readAhead.held()).isBetween(2L * MEGABYTE, 3L * MEGABYTE);
        rows.take();
        rows.rendered();
        assertThat(source.wanted()).isEqualTo(1);
        source.give();
        assertThat(source.given()).isEqualTo(2);
    }

    /** The row that was asked for may come at any moment, and the one taken is being rendered. */
    @Test
    void countWhileTheyAreAwaitedAndRendered() {
        source.sized(MEGABYTE).connect();
        source.give();
        rows.take();
        assertThat(source.wanted()).isEqualTo(1);
        assertThat(readAhead.held()).isBetween(4L * MEGABYTE, 5L * MEGABYTE);
        rows.rendered();
        assertThat(readAhead.held()).isBetween(2L * MEGABYTE, 3L * MEGABYTE);
        source.give();
        rows.cancel();
        assertThat(readAhead.held()).isZero();
    }

    /** The database answers all the same, and its reply takes memory. */
    @Test
    void countUntilTheyHaveComeIfTheyAreGivenUpMeanwhile() {
        source.sized(MEGABYTE).connect();
        source.give();
        rows.take();
        rows.rendered();
        rows.cancel();
        assertThat(readAhead.held()).isBetween(2L * MEGABYTE, 3L * MEGABYTE);
        assertThat(source.isCancelled()).isFalse();
        source.give();
        assertThat(readAhead.held()).isZero();
        assertThat(source.isCancelled()).isTrue();
        assertThat(source.given()).isEqualTo(2);
    }

    @Test
    void countNoMoreIfTheyAreGivenUpAndTheDatabaseFails() {
        source.sized(MEGABYTE).connect();
        source.give();
        rows.take();
        rows.rendered();
        rows.cancel();
        source.fail();
        assertThat(readAhead.held()).isZero();
        assertThat(failedBefore).isEmpty();
    }

    /** What was asked for comes, however large it is, so little is asked for in one piece. */
    @Test
    void areReadOneByOneAsSoonAsOneIsLarge() {
        source.sizedFrom(20, MEGABYTE).connect();
        source.give();
        assertThat(source.given()).isBetween(20, 36);
    }

    @Test
    void areAskedForInSmallerPiecesAfterALargeOneOfAnotherList() {
        source.sized(MEGABYTE).connect();
        source.give();
        PrefetchedUsers other = new PrefetchedUsers(readAhead, first -> {}, failure -> {});
        SourceOfUsers ofOther = new SourceOfUsers(other, false).sizedFrom(20, MEGABYTE);
        ofOther.connect();
        ofOther.give();
        assertThat(ofOther.given()).isBetween(20, 23);
    }

    /** Twenty readers of rows of two megabytes hold no more than the bound and a row each. */
    @Test
    void areBoundedInBytesOverAllReaders() {
        List<SourceOfUsers> sources = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            PrefetchedUsers reader = new PrefetchedUsers(readAhead, first -> {}, failure -> {});
            SourceOfUsers users = new SourceOfUsers(reader, true).sized(MEGABYTE);
            sources.add(users);
            users.connect();
        }
        assertThat(sources).allSatisfy(users -> assertThat(users.given()).isEqualTo(1));
        assertThat(readAhead.held()).isLessThan(41L * MEGABYTE);
        assertThat(readAhead.hasRoom()).isFalse();
    }

    /** Without room, a reader that has taken everything still gets its next rows. */
    @Test
    void goOnPieceByPieceIfThereIsNoRoom() {
        readAhead.hold(32L * MEGABYTE);
        source.connect();
        source.give();
        assertThat(source.given()).isEqualTo(1);
        rows.take();
        assertThat(source.wanted()).isZero();
        rows.rendered();
        assertThat(rows.take()).isEmpty();
        long piece = readAhead.rowsInOnePiece();
        assertThat(piece).isGreaterThan(1);
        assertThat(source.wanted()).isEqualTo(piece);
        source.give();
        assertThat(source.given()).isEqualTo(1 + piece);
        assertThat(takeAll()).isEqualTo(piece);
        assertThat(source.wanted()).isEqualTo(piece);
    }

    /** All rows of a piece are counted before the first of them has come. */
    @Test
    void countAsAPieceThatIsAwaited() {
        readAhead.hold(32L * MEGABYTE);
        source.sized(8 * 1024).connect();
        source.give();
        rows.take();
        rows.rendered();
        rows.take();
        assertThat(source.wanted()).isEqualTo(15);
        assertThat(readAhead.held() - 32L * MEGABYTE).isGreaterThan(15L * 2 * 8 * 1024);
        source.give();
        assertThat(takeAll()).isEqualTo(15);
        rows.cancel();
    }

    /** The others may have brought large rows meanwhile. */
    @Test
    void areAPieceOfTheSizeForWhichTheTurnWas() {
        readAhead.hold(32L * MEGABYTE);
        ListMemory other = readAhead.ofList(() -> {});
        assertThat(other.takeTurn(1_000, true)).isTrue();
        source.connect();
        source.give();
        long piece = readAhead.rowsInOnePiece();
        rows.take();
        rows.rendered();
        rows.take();
        assertThat(source.wanted()).isZero();
        readAhead.saw(32L * MEGABYTE);
        other.endTurn();
        assertThat(rows.take()).isEmpty();
        assertThat(source.wanted()).isEqualTo(piece);
    }

    @Test
    void giveTheirTurnBackIfAPieceIsNotFull() {
        readAhead.hold(32L * MEGABYTE);
        source.holding(3).connect();
        source.give();
        rows.take();
        rows.rendered();
        rows.take();
        source.give();
        assertThat(takeAll()).isEqualTo(2);
        assertThat(rows.isExhausted()).isTrue();
        assertThat(readAhead.held()).isEqualTo(32L * MEGABYTE);
    }

    /** The others wait until the row of the first has left the process. */
    @Test
    void areAskedForByOneListAtATimeIfThereIsNoRoom() {
        List<SourceOfUsers> sources = new ArrayList<>();
        List<PrefetchedUsers> lists = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            PrefetchedUsers list = new PrefetchedUsers(readAhead, first -> {}, failure -> {});
            list.onChange(() -> {});
            SourceOfUsers users = new SourceOfUsers(list, false).sized(MEGABYTE);
            lists.add(list);
            sources.add(users);
            users.connect();
            users.give();
        }
        readAhead.hold(32L * MEGABYTE);
        for (PrefetchedUsers list : lists) {
            list.take();
            list.rendered();
            list.take();
        }
        assertThat(wanted(sources)).isEqualTo(1);
        for (int n = 0; n < 20; n++) {
            sources.get(n).give();
            assertThat(lists.get(n).take()).isPresent();
            Runnable taken = lists.get(n).memory().unsent(1_000);
            lists.get(n).rendered();
            assertThat(wanted(sources)).isZero();
            taken.run();
            for (PrefetchedUsers list : lists.subList(n + 1, 20)) {
                list.take();
            }
            assertThat(wanted(sources)).isEqualTo(n == 19 ? 0 : 1);
        }
    }

    private static long wanted(List<SourceOfUsers> sources) {
        return sources.stream().mapToLong(SourceOfUsers::wanted).sum();
    }

    @Test
    void holdUpNoOtherListIfTheyAreGivenUp() {
        List<PrefetchedUsers> lists = new ArrayList<>();
        List<SourceOfUsers> sources = new ArrayList<>();
        readAhead.hold(32L * MEGABYTE);
        for (int n = 0; n < 3; n++) {
            PrefetchedUsers list = new PrefetchedUsers(readAhead, first -> {}, failure -> {});
            SourceOfUsers users = new SourceOfUsers(list, false);
            lists.add(list);
            sources.add(users);
            users.connect();
            users.give();
            list.take();
            list.rendered();
            list.take();
        }
        long piece = readAhead.rowsInOnePiece();
        assertThat(sources).extracting(SourceOfUsers::wanted).containsExactly(piece, 0L, 0L);
        lists.get(1).cancel();
        lists.get(0).cancel();
        sources.get(0).give();
        lists.get(2).take();
        assertThat(sources.get(2).wanted()).isEqualTo(piece);
        lists.get(2).cancel();
        sources.get(2).give();
        assertThat(readAhead.held()).isEqualTo(32L * MEGABYTE);
    }

    @Test
    void comeInOrderAndWhole() {
        source.holding(1_000).connect();
        int taken = 0;
        while (!rows.isExhausted()) {
            source.give();
            for (Optional<VisibleUser> next = rows.take(); next.isPresent(); next = rows.take()) {
                taken++;
                rows.rendered();
                assertThat(next.get().id()).isEqualTo("id-of-user." + taken);
            }
        }
        assertThat(taken).isEqualTo(1_000);
        assertThat(readAhead.held()).isZero();
    }

    @Test
    void endTheReadingOnceIfTheyAreGivenUp() {
        source.connect();
        source.give();
        rows.cancel();
        rows.cancel();
        assertThat(source.isCancelled()).isTrue();
        assertThat(takeAll()).isZero();
        assertThat(readAhead.held()).isZero();
    }

    @Test
    void canBeGivenUpBeforeAnythingIsRead() {
        rows.cancel();
        assertThat(source.isCancelled()).isFalse();
        source.connect();
        assertThat(source.isCancelled()).isTrue();
    }
}
