package dev.rollcall.mongo.user;

import dev.rollcall.user.Projection;
import dev.rollcall.user.UserKey;
import dev.rollcall.user.UserStore.ExpectedSize;
import dev.rollcall.user.UserStore.LookUpCapacity;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Bounds the memory of the users and rooms that are being read for single requests. A document may
 * have sixteen megabytes, and a user may have any number of rooms, so a few readers could fill the
 * heap.
 *
 * <p>The size of a user is known only when it has come. A look-up that found a small user the last
 * time will hardly find a large one. Of the others so few go on at once that each user may be as
 * large as a document can be. Rooms are bounded by recent numbers: a user with many lets few follow
 * at once.
 */
@Singleton
final class LookUpSizes implements LookUpCapacity {

    /** A user up to this size, in bytes of BSON, is small. */
    static final long SMALL_USER = 64L * 1024;

    /** A user with at most this number of rooms sets no bound. */
    static final long MANY_ROOMS = RoomsBeingRead.OF_EACH;

    /** How many look-ups of small users are known, of some hundred bytes each. */
    static final int MOST_KNOWN = 10_000;

    /** The longest key that is remembered. Longer ones could fill the memory themselves. */
    static final int LONGEST_KEY = 256;

    /** The memory of the largest document that MongoDB stores: copied, decoded and rendered. */
    private static final long OF_LARGEST_USER = 4 * 16L * 1024 * 1024;

    /** A small user may have grown since, so each counts for some megabytes. */
    private static final long OF_SMALL_USER = 16L * 1024 * 1024;

    private final long heap;
    private final Map<LookUp, Boolean> small =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<LookUp, Boolean> eldest) {
                    return size() > MOST_KNOWN;
                }
            };
    private final Recent rooms;

    @Inject
    LookUpSizes() {
        this(Runtime.getRuntime().maxMemory(), System::nanoTime);
    }

    /**
     * @param nanos a clock that never goes back
     */
    LookUpSizes(long heap, LongSupplier nanos) {
        this.heap = heap;
        this.rooms = new Recent(nanos);
    }

    /**
     * @param bytes the size of the user that the look-up has found, in BSON
     */
    void sawUser(LookUp lookUp, long bytes) {
        synchronized (small) {
            if (bytes <= SMALL_USER && lookUp.key().value().length() <= LONGEST_KEY) {
                small.put(lookUp, true);
            } else {
                small.remove(lookUp);
            }
        }
    }

    ExpectedSize of(LookUp lookUp) {
        synchronized (small) {
            return small.get(lookUp) == null ? ExpectedSize.UNKNOWN : ExpectedSize.SMALL;
        }
    }

    /**
     * @param number how many rooms of one user have come, although there may be more
     */
    void sawRooms(long number) {
        rooms.saw(number);
    }

    /** One may always be read, however large it is. */
    @Override
    public boolean mayReadUser(ExpectedSize size, int others) {
        long most =
                switch (size) {
                    case NOTHING -> Long.MAX_VALUE;
                    case SMALL -> heap / OF_SMALL_USER;
                    case UNKNOWN -> heap / OF_LARGEST_USER;
                };
        return others < Math.max(1, most);
    }

    /** The rooms of one may always be read, however many they are. */
    @Override
    public boolean mayReadRooms(int others) {
        long most = rooms.largest();
        return others == 0
                || most <= MANY_ROOMS
                || (others + 1) * most * RoomsBeingRead.OF_A_ROOM <= heap / RoomsBeingRead.PART;
    }

    /**
     * Who is looked up, and what of the user. One caller may see little of a user, and another one
     * much.
     */
    record LookUp(UserKey key, Projection projection) {

        /** Compared by hand; see {@link dev.rollcall.kept.Kept}. */
        @Override
        public boolean equals(Object other) {
            return other instanceof LookUp lookUp
                    && key.equals(lookUp.key)
                    && (projection == lookUp.projection || projection.equals(lookUp.projection));
        }

        @Override
        public int hashCode() {
            return key.hashCode();
        }
    }

    /**
     * The largest of the recent sizes. It is forgotten by time: by number, many small ones would
     * hide a large one within a second.
     */
    private static final class Recent {

        private static final long PERIOD = Duration.ofMinutes(1).toNanos();

        private final LongSupplier nanos;
        private long begun;
        private long inThisPeriod;
        private long inTheLast;

        Recent(LongSupplier nanos) {
            this.nanos = nanos;
            this.begun = nanos.getAsLong();
        }

        synchronized void saw(long size) {
            proceed();
            inThisPeriod = Math.max(inThisPeriod, size);
        }

        synchronized long largest() {
            proceed();
            return Math.max(inThisPeriod, inTheLast);
        }

        private void proceed() {
            long periods = (nanos.getAsLong() - begun) / PERIOD;
            if (periods > 0) {
                inTheLast = periods == 1 ? inThisPeriod : 0;
                inThisPeriod = 0;
                begun += periods * PERIOD;
            }
        }
    }
}
