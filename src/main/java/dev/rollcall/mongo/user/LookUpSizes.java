package dev.rollcall.mongo.user;

import dev.rollcall.user.UserStore.LookUpCapacity;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Bounds the memory of the users and rooms that are being read for single requests. A document may
 * have sixteen megabytes, and a user may have any number of rooms, so a few readers could fill the
 * heap.
 *
 * <p>The size of a document is known only when it has come. To count each one for sixteen megabytes
 * would let a small heap read one user at a time. So the recent sizes count: one large user lets
 * few follow at once. Until the first large one is known, each user counts for some megabytes.
 */
@Singleton
final class LookUpSizes implements LookUpCapacity {

    /** A user below this size, in bytes of BSON, sets no bound. */
    static final long LARGE_USER = 64L * 1024;

    /** A user with at most this number of rooms sets no bound. */
    static final long MANY_ROOMS = RoomsBeingRead.OF_EACH;

    /** The part of the heap for users that are looked up; callers have a further such part. */
    private static final int PART_OF_USERS = 8;

    /** The memory that each user counts for while recent ones were small. */
    private static final long OF_A_USER = 16L * 1024 * 1024;

    /** A document is copied, decoded and rendered. */
    private static final int COPIES = 4;

    private final long heap;
    private final Recent users;
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
        this.users = new Recent(nanos);
        this.rooms = new Recent(nanos);
    }

    /**
     * @param bytes the size of a user that has come, in BSON
     */
    void sawUser(long bytes) {
        users.saw(bytes);
    }

    /**
     * @param number how many rooms of one user have come, although there may be more
     */
    void sawRooms(long number) {
        rooms.saw(number);
    }

    @Override
    public boolean mayReadUser(int others) {
        return others < Math.max(1, heap / OF_A_USER)
                && mayRead(others, users, LARGE_USER, COPIES, heap / PART_OF_USERS);
    }

    @Override
    public boolean mayReadRooms(int others) {
        return mayRead(
                others, rooms, MANY_ROOMS, RoomsBeingRead.OF_A_ROOM, heap / RoomsBeingRead.PART);
    }

    /** One may always be read, however large it is. */
    private static boolean mayRead(int others, Recent recent, long small, long bytes, long most) {
        long largest = recent.largest();
        return others == 0 || largest <= small || (others + 1) * largest * bytes <= most;
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
