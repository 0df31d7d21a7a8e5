package dev.rollcall.admission;

import dev.rollcall.admission.NoPlaceException.Lack;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/**
 * Keeps one caller from starving the others: each holds a bounded number of places, all together
 * hold a bounded number, and {@link FairQueue} says who gets a place that becomes free.
 */
public final class Places {

    private final PlaceRules rules;
    private final IntPredicate room;
    private final FairQueue queue;
    private final AtomicInteger looks = new AtomicInteger();
    private int taken;

    public Places(PlaceRules rules) {
        this(rules, held -> true);
    }

    /**
     * @param room a further condition for one more place, by the number of places that are held;
     *     call {@link #reconsider} when it may hold again
     */
    public Places(PlaceRules rules, IntPredicate room) {
        this.rules = rules;
        this.room = room;
        this.queue = new FairQueue(rules.newestFirst());
    }

    /**
     * Takes a place and returns its release, which may be called more than once.
     *
     * @throws NoPlaceException if no place is free
     */
    public Runnable take(String who) {
        if (!takenBy(who)) {
            throw refusal(who);
        }
        AtomicBoolean released = new AtomicBoolean();
        return () -> {
            if (released.compareAndSet(false, true)) {
                release(who);
            }
        };
    }

    /**
     * Does the work while it holds a place, and waits if no place is free. Fails with {@link
     * NoPlaceException} if none becomes free in time.
     */
    public <T> Uni<T> during(String who, Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> new Turn<>(this, who, work, emitter).begin());
    }

    /**
     * Gives free places to those that wait. Work that ends at once calls back here; a loop, not a
     * recursion, handles that.
     */
    public void reconsider() {
        if (looks.getAndIncrement() > 0) {
            return;
        }
        int seen = 1;
        try {
            while (seen > 0) {
                for (Optional<Turn<?>> next = next(); next.isPresent(); next = next()) {
                    next.get().runInTurn();
                }
                seen = looks.addAndGet(-seen);
            }
        } finally {
            if (seen > 0) {
                // Without this a failure would look like a loop that goes on, to all that come.
                looks.set(0);
            }
        }
    }

    /** How many places are held now. */
    public synchronized int numberTaken() {
        return taken;
    }

    synchronized int numberWaiting() {
        return queue.size();
    }

    /** Takes a place if one is free, and if nobody waits who could have it. */
    synchronized boolean takenBy(String who) {
        if (!isFreeFor(who) || queue.hasNext(rules.each())) {
            return false;
        }
        queue.hold(who);
        taken++;
        return true;
    }

    void release(String who) {
        synchronized (this) {
            queue.release(who);
            taken--;
        }
        reconsider();
    }

    /** Lets the turn wait; false if these places allow no waiting. */
    boolean enqueue(Turn<?> turn) {
        if (rules.waiting() == 0) {
            turn.refuse(refusal(turn.who()));
            return false;
        }
        List<Turn<?>> tooMany = new ArrayList<>();
        synchronized (this) {
            queue.add(turn);
            while (queue.size() > rules.waiting()) {
                tooMany.add(queue.removeOfLongest());
            }
        }
        tooMany.forEach(refused -> refused.refuse(refusal(refused.who())));
        // A place may have become free since this turn found none.
        reconsider();
        return true;
    }

    /** Ends the waiting of the turn; false if it no longer waited. */
    synchronized boolean dequeue(Turn<?> turn) {
        return queue.remove(turn);
    }

    public PlaceRules rules() {
        return rules;
    }

    /**
     * The refusal blames the caller if it holds all its places, or if nobody else holds any. One
     * that holds none, because there are none, is not to blame.
     */
    synchronized NoPlaceException refusal(String who) {
        int own = queue.held(who);
        boolean hasRoom = room.test(taken);
        boolean onlyOne = hasRoom && own == taken;
        if (own > 0 && (own >= rules.each() || onlyOne)) {
            return new NoPlaceException(Lack.OWN);
        }
        if (hasRoom) {
            return new NoPlaceException(Lack.PLACES);
        }
        return new NoPlaceException(taken < rules.all() ? Lack.ROOM : Lack.PLACES_AND_ROOM);
    }

    private boolean isFreeFor(String who) {
        return isFree() && queue.held(who) < rules.each();
    }

    private boolean isFree() {
        return taken < rules.all() && room.test(taken);
    }

    private synchronized Optional<Turn<?>> next() {
        Optional<Turn<?>> next = isFree() ? queue.next(rules.each()) : Optional.empty();
        next.ifPresent(turn -> taken++);
        return next;
    }
}
