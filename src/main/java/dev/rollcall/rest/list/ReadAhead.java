package dev.rollcall.rest.list;

import dev.rollcall.scope.WorkspaceScoped;
import jakarta.inject.Inject;
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

    private final long most;
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
