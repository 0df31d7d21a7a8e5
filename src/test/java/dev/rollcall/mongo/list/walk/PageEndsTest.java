package dev.rollcall.mongo.list.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.mongo.list.walk.PageEnds.Walk;
import dev.rollcall.user.Projection;
import dev.rollcall.user.UserFilter;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A place is there for its own walk, for a while, and never for another offset. */
class PageEndsTest {

    private final AtomicLong clock = new AtomicLong();
    private final PageEnds ends = new PageEnds(clock::get);

    private static Walk walk(String reader) {
        return new Walk(reader, new UserFilter.Listed(false), List.of(), Projection.NOTHING);
    }

    private static PageEnd after(long number) {
        return new PageEnd.AfterId("u" + number);
    }

    @Test
    void areFoundByTheOffsetThatFollows() {
        ends.keep(walk("a"), 50, 50, after(1));

        assertThat(ends.before(walk("a"), 50)).contains(after(1));
        assertThat(ends.before(walk("a"), 49)).isEmpty();
        assertThat(ends.before(walk("a"), 100)).isEmpty();
        assertThat(ends.before(walk("b"), 50)).isEmpty();
    }

    @Test
    void ofAShortPageAreFoundByBothOffsets() {
        ends.keep(walk("a"), 47, 50, after(1));

        assertThat(ends.before(walk("a"), 47)).contains(after(1));
        assertThat(ends.before(walk("a"), 50)).contains(after(1));
    }

    @Test
    void areReplacedByTheNewestOfTheirOffset() {
        ends.keep(walk("a"), 50, 50, after(1));
        ends.keep(walk("a"), 50, 50, after(2));

        assertThat(ends.before(walk("a"), 50)).contains(after(2));
    }

    /** A page that failed can be asked for again, and several processes of one caller walk. */
    @Test
    void ofAWalkAreAFew() {
        for (int page = 1; page <= PageEnds.MOST_OF_A_WALK + 1; page++) {
            ends.keep(walk("a"), page, page, after(page));
        }

        assertThat(ends.before(walk("a"), 1)).isEmpty();
        for (int page = 2; page <= PageEnds.MOST_OF_A_WALK + 1; page++) {
            assertThat(ends.before(walk("a"), page)).contains(after(page));
        }
    }

    @Test
    void growOld() {
        ends.keep(walk("a"), 50, 50, after(1));
        clock.addAndGet(PageEnds.LONGEST.toNanos());

        assertThat(ends.before(walk("a"), 50)).isEmpty();
    }
}
