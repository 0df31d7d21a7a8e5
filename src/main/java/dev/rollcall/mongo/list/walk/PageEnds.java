package dev.rollcall.mongo.list.walk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rollcall.user.Projection;
import dev.rollcall.user.UserFilter;
import dev.rollcall.user.UserQuery;
import dev.rollcall.user.UserQuery.SortKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Remembers where the last pages of each walk ended, so that the next one begins there instead of
 * skipping users. Each caller has places of its own.
 */
public final class PageEnds {

    static final int MOST_WALKS = 1_000;
    static final int MOST_OF_A_WALK = 8;
    static final Duration LONGEST = Duration.ofMinutes(5);

    private final LongSupplier clock;
    private final Cache<Walk, List<Remembered>> ends =
            Caffeine.newBuilder().maximumSize(MOST_WALKS).expireAfterWrite(LONGEST).build();

    public PageEnds(LongSupplier clock) {
        this.clock = clock;
    }

    private record Remembered(long given, long offset, PageEnd place, long since) {

        boolean isAt(long wanted) {
            return wanted == given || wanted == offset;
        }
    }

    /** The end of the page before this offset. */
    public Optional<PageEnd> before(Walk walk, long offset) {
        return Optional.ofNullable(ends.getIfPresent(walk)).stream()
                .flatMap(List::stream)
                .filter(remembered -> remembered.isAt(offset))
                .filter(remembered -> clock.getAsLong() - remembered.since() < LONGEST.toNanos())
                .map(Remembered::place)
                .findFirst();
    }

    /**
     * Remembers the end of a page.
     *
     * @param given the offset after the users of the page
     * @param offset the offset after the users that the request wanted
     */
    public void keep(Walk walk, long given, long offset, PageEnd place) {
        Remembered remembered = new Remembered(given, offset, place, clock.getAsLong());
        ends.asMap()
                .merge(
                        walk,
                        List.of(remembered),
                        (before, newest) -> newestFirst(remembered, before));
    }

    private static List<Remembered> newestFirst(Remembered newest, List<Remembered> before) {
        List<Remembered> all = new ArrayList<>(List.of(newest));
        before.stream()
                .filter(remembered -> !remembered.isAt(newest.offset()))
                .limit(MOST_OF_A_WALK - 1)
                .forEach(all::add);
        return List.copyOf(all);
    }

    /** A list that one caller reads page after page. */
    public record Walk(
            String reader, UserFilter filter, List<SortKey> order, Projection projection) {

        public static Walk of(UserQuery query, Projection projection) {
            return new Walk(query.reader(), query.filter(), query.order(), projection);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Walk walk && parts().equals(walk.parts());
        }

        @Override
        public int hashCode() {
            return parts().hashCode();
        }

        /** Compared by hand as the key of what is kept; see {@link dev.rollcall.kept.Kept}. */
        private List<Object> parts() {
            return List.of(reader, filter, order, projection);
        }
    }
}
