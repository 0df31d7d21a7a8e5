package dev.rollcall.compare.request;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends a comparison early: when somebody interrupts it, or when its time is up. Every wait goes
 * through this class, so that it ends at once and the report is still printed. Threads are not
 * interrupted, because that would also break off the writing of a file.
 */
public final class Ending {

    private final CompletableFuture<Object> interrupted = new CompletableFuture<>();
    private final long end;

    /** An ending after this time at the latest. */
    public Ending(Duration within) {
        end = System.nanoTime() + within.toNanos();
    }

    /**
     * Ends the comparison now.
     *
     * @return whether nobody had interrupted it before
     */
    public boolean interrupt() {
        return interrupted.complete("");
    }

    public boolean isReached() {
        return interrupted.isDone() || left() <= 0;
    }

    /** Why the comparison ends early, in a few words; empty if it does not. */
    public Optional<String> reason() {
        if (interrupted.isDone()) {
            return Optional.of("it was interrupted");
        }
        return isReached() ? Optional.of("the time of --within was up") : Optional.empty();
    }

    /** Waits for this time, or until the end. */
    public void pause(Duration duration) {
        await(new CompletableFuture<>(), duration);
    }

    /** The result; empty if it fails, does not come within this time, or comes after the end. */
    <T> Optional<T> await(CompletableFuture<T> result, Duration longest) {
        try {
            CompletableFuture.anyOf(result, interrupted)
                    .get(Math.min(longest.toNanos(), left()), TimeUnit.NANOSECONDS);
            return result.isDone() && !result.isCompletedExceptionally()
                    ? Optional.of(result.join())
                    : Optional.empty();
        } catch (TimeoutException | ExecutionException none) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted by nobody that this process knows", e);
        }
    }

    private long left() {
        return end - System.nanoTime();
    }
}
