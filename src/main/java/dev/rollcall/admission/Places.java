package dev.rollcall.admission;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/**
 * Keeps one caller from starving the others: each holds a bounded number of places, all together
 * hold a bounded number, and a free place goes to the caller with the fewest. Of callers with
 * equally many, the one that got the last place comes after the others.
 */
public final class Places {

    private final PlaceRules rules;
    private final IntPredicate room;
    private final Map<String, Integer> held = new HashMap<>();
    private final Set<Turn<?>> waiting = new LinkedHashSet<>();
    private final AtomicInteger looks = new AtomicInteger();
    private String last = "";
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
        return during(who, false, work);
    }

    /** Does the same. Preferred callers come before all others. */
    public <T> Uni<T> during(String who, boolean preferred, Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .emitter(emitter -> new Turn<>(this, who, preferred, work, emitter).begin());
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
        while (seen > 0) {
            for (Optional<Turn<?>> next = next(); next.isPresent(); next = next()) {
                next.get().runInTurn();
            }
            seen = looks.addAndGet(-seen);
        }
    }

    /** How many places are held now. */
    public synchronized int numberTaken() {
        return taken;
    }

    synchronized int numberWaiting() {
        return waiting.size();
    }

    synchronized boolean takenBy(String who) {
        if (!isFreeFor(who)) {
            return false;
        }
        count(who);
        return true;
    }

    private void count(String who) {
        taken++;
        last = who;
        held.merge(who, 1, Integer::sum);
    }

    void release(String who) {
        synchronized (this) {
            taken--;
            held.computeIfPresent(who, (key, number) -> number == 1 ? null : number - 1);
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
            waiting.add(turn);
            Iterator<Turn<?>> longest = waiting.iterator();
            while (waiting.size() > rules.waiting()) {
                tooMany.add(longest.next());
                longest.remove();
            }
        }
        tooMany.forEach(refused -> refused.refuse(refusal(refused.who())));
        // A place may have become free since this turn found none.
        reconsider();
        return true;
    }

    /** Ends the waiting of the turn; false if it no longer waited. */
    synchronized boolean dequeue(Turn<?> turn) {
        return waiting.remove(turn);
    }

    public PlaceRules rules() {
        return rules;
    }

    /**
     * The refusal blames the caller if it holds all its places, or if nobody else holds any. One
     * that holds none, because there are none, is not to blame.
     */
    synchronized NoPlaceException refusal(String who) {
        int own = held.getOrDefault(who, 0);
        boolean onlyOne = room.test(taken) && own == taken;
        return new NoPlaceException(own > 0 && (own >= rules.each() || onlyOne));
    }

    private boolean isFreeFor(String who) {
        return taken < rules.all() && held.getOrDefault(who, 0) < rules.each() && room.test(taken);
    }

    /**
     * Takes a place for the next turn: preferred ones first, then the caller with the fewest
     * places, then another one than the last, then by order.
     */
    private synchronized Optional<Turn<?>> next() {
        Optional<Turn<?>> best = Optional.empty();
        if (taken < rules.all() && room.test(taken)) {
            for (Turn<?> turn : waiting) {
                if (held(turn) < rules.each()
                        && best.filter(other -> !isBefore(turn, other)).isEmpty()) {
                    best = Optional.of(turn);
                }
            }
        }
        best.ifPresent(
                turn -> {
                    waiting.remove(turn);
                    count(turn.who());
                });
        return best;
    }

    /** Whether a turn that came later precedes one that came earlier. */
    private boolean isBefore(Turn<?> later, Turn<?> earlier) {
        if (later.preferred() != earlier.preferred()) {
            return later.preferred();
        }
        int difference = held(later) - held(earlier);
        if (difference != 0) {
            return difference < 0;
        }
        boolean earlierWasLast = earlier.who().equals(last);
        return earlierWasLast == later.who().equals(last) ? rules.newestFirst() : earlierWasLast;
    }

    private int held(Turn<?> turn) {
        return held.getOrDefault(turn.who(), 0);
    }
}
