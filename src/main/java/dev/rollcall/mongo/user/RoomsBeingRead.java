package dev.rollcall.mongo.user;

import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Bounds the memory of the rooms that are being read. The number of requests that read rooms at
 * once is chosen for users of up to ten thousand rooms. A bot may have a hundred thousand, and a
 * few requests for its rooms could fill the heap.
 */
@Singleton
final class RoomsBeingRead {

    /** Each request may read so many. */
    static final int OF_EACH = 10_000;

    /** The part of the heap for the further rooms of all requests but one. */
    static final int PART = 4;

    /** The memory of a room, read and rendered. */
    static final int OF_A_ROOM = 2 * 1024;

    private final long most;
    private final LookUpSizes sizes;
    private long further;
    private Optional<Reading> unbounded = Optional.empty();

    @Inject
    RoomsBeingRead(LookUpSizes sizes) {
        this(Runtime.getRuntime().maxMemory() / PART / OF_A_ROOM, sizes);
    }

    /**
     * @param most how many further rooms there may be at once
     */
    RoomsBeingRead(long most, LookUpSizes sizes) {
        this.most = most;
        this.sizes = sizes;
    }

    /**
     * The same rooms, or a failure if there are too many. One request at a time has no bound, so
     * that the rooms of every user can be read. The others learn of it, so none begins beside it.
     */
    <T> Multi<T> bounded(Multi<T> rooms) {
        return Multi.createFrom()
                .deferred(
                        () -> {
                            Reading reading = new Reading();
                            return rooms.invoke(room -> reading.next())
                                    .onCompletion()
                                    .invoke(() -> sizes.sawRooms(reading.read))
                                    .onTermination()
                                    .invoke(() -> giveBackAllOf(reading));
                        });
    }

    /** A room may still come from a thread of the driver when its reading was given up. */
    private synchronized void takeOneOf(Reading reading) {
        if (reading.ended) {
            return;
        }
        if (unbounded.isEmpty()) {
            unbounded = Optional.of(reading);
        }
        if (unbounded.get() == reading) {
            return;
        }
        if (further >= most) {
            throw new StoreUnavailableException(UnavailableReason.TOO_MANY_ROOMS);
        }
        further++;
        reading.further++;
    }

    private synchronized void giveBackAllOf(Reading reading) {
        reading.ended = true;
        further -= reading.further;
        reading.further = 0;
        unbounded = unbounded.filter(other -> other != reading);
    }

    private final class Reading {

        private int read;
        private long further;
        private boolean ended;

        void next() {
            read++;
            if (read > OF_EACH) {
                sizes.sawRooms(read);
                takeOneOf(this);
            }
        }
    }
}
