package dev.rollcall.rest.list;

import dev.rollcall.scope.WorkspaceScoped;
import jakarta.inject.Inject;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Bounds the memory of users that were read before their readers took them, over all lists
 * together. A list that holds nothing may always read one more row, so each one makes progress. No
 * list begins while the bound is exceeded.
 */
@WorkspaceScoped
public class ReadAhead {

    /** The part of the heap that may be held. */
    private static final long PART = 8;

    /** A batch of a list has at most so many rows. */
    private static final long ROWS_OF_A_BATCH = 256;

    /** A large row is forgotten after some thousand smaller ones. */
    private static final long FORGETTING = 1_000;

    private final long most;
    private final AtomicLong largest = new AtomicLong();
    private final AtomicLong held = new AtomicLong();
    private final AtomicReference<Runnable> whenRoom = new AtomicReference<>(() -> {});

    @Inject
    ReadAhead() {
        this(Runtime.getRuntime().maxMemory() / PART);
    }

    ReadAhead(long most) {
        this.most = most;
    }

    boolean hasRoom() {
        return held.get() < most;
    }

    void hold(long bytes) {
        held.addAndGet(bytes);
        largest.updateAndGet(known -> Math.max(bytes, known - known / FORGETTING));
    }

    /** The bytes of a whole batch of rows like the largest recent one; empty before any row. */
    OptionalLong batch() {
        long row = largest.get();
        return row == 0 ? OptionalLong.empty() : OptionalLong.of(row * ROWS_OF_A_BATCH);
    }

    void release(long bytes) {
        long now = held.addAndGet(-bytes);
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
}
