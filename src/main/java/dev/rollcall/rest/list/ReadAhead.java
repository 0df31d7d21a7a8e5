package dev.rollcall.rest.list;

import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.user.FieldType.EmailAddress;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.VisibleUser;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * Bounds the memory of users that were read before their readers took them, over all lists
 * together. While the bound is exceeded no list begins, and running lists take turns: see {@link
 * RowTurns}.
 */
@WorkspaceScoped
public class ReadAhead {

    /** The part of the heap that may be held. */
    private static final long PART = 8;

    /** The size of a row that is expected while none of the recent ones was large. */
    private static final long UNEXPECTED = 2 * 1024 * 1024;

    /** Each smaller row lowers a remembered size by a thousandth. */
    static final int FORGETTING = 1_000;

    private final long most;
    private final LongSupplier clock;
    private final RowTurns turns;
    private final AtomicLong held = new AtomicLong();
    private final AtomicLong largest = new AtomicLong();
    private final AtomicReference<Runnable> whenRoom = new AtomicReference<>(() -> {});

    @Inject
    ReadAhead() {
        this(Runtime.getRuntime().maxMemory() / PART, System::nanoTime);
    }

    ReadAhead(long most) {
        this(most, System::nanoTime);
    }

    ReadAhead(long most, LongSupplier clock) {
        this.most = most;
        this.clock = clock;
        this.turns = new RowTurns(most, held::get);
    }

    /**
     * The memory of one more list.
     *
     * @param onTurn is called when it may read a row for which it waited
     */
    ListMemory ofList(Runnable onTurn) {
        return new ListMemory(this, turns, clock, onTurn);
    }

    /**
     * How many small rows a list may ask for in one piece: as many as fit if they are as large as
     * the largest recent one of all lists. A row that was asked for comes, however large it is.
     */
    long rowsInOnePiece() {
        return Math.max(1, most / Math.max(UNEXPECTED, RowTurns.COPIES * largest.get()));
    }

    /** A row has come. Only large ones are remembered. */
    void saw(long bytes) {
        long known = largest.get();
        if (bytes > RowTurns.LARGE) {
            largest.accumulateAndGet(bytes, Math::max);
        } else if (known > 0) {
            long less = known > RowTurns.LARGE ? known - known / FORGETTING : 0;
            largest.compareAndSet(known, less);
        }
    }

    boolean hasRoom() {
        return held.get() < most;
    }

    void hold(long bytes) {
        held.addAndGet(bytes);
    }

    void release(long bytes) {
        long now = held.addAndGet(-bytes);
        turns.look();
        if (now < most && now + bytes >= most) {
            whenRoom.get().run();
        }
    }

    long held() {
        return held.get();
    }

    /** Registers a callback for each time that there is room again. */
    void whenRoom(Runnable listener) {
        whenRoom.set(listener);
    }

    /** Estimates the memory of a user, in bytes: its texts, and a little for everything else. */
    static final class RowWeight {

        private static final long OF_A_USER = 200;
        private static final long OF_A_VALUE = 40;

        private static final List<UserField> FIELDS = List.of(UserField.values());

        private RowWeight() {}

        static long of(VisibleUser user) {
            long[] weight = {OF_A_USER};
            user.read(FIELDS, (field, value) -> weight[0] += OF_A_VALUE + of(value));
            return weight[0];
        }

        private static long of(Object value) {
            if (value instanceof String text) {
                return OF_A_VALUE + text.length();
            }
            if (value instanceof Map<?, ?> map) {
                long weight = 0;
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    weight += of(entry.getKey()) + of(entry.getValue());
                }
                return weight;
            }
            if (value instanceof Collection<?> list) {
                long weight = 0;
                for (Object element : list) {
                    weight += of(element);
                }
                return weight;
            }
            return value instanceof EmailAddress email
                    ? OF_A_VALUE + email.address().length()
                    : OF_A_VALUE;
        }
    }
}
