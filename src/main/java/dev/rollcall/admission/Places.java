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
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Keeps one caller from starving the others: each holds a bounded number of places, all together
 * hold a bounded number, and a free place goes to the one who holds the fewest.
 */
public final class Places {

    private final PlaceRules rules;
    private final BooleanSupplier room;
    private final Map<String, Integer> held = new HashMap<>();
    private final Set<Turn<?>> waiting = new LinkedHashSet<>();
    private final AtomicInteger looks = new AtomicInteger();
    private int taken;

    public Places(PlaceRules rules) {
        this(rules, () -> true);
    }

    /**
     * @param room whether there is room for one more beside the rules; {@link #reconsider} has to
     *     be called when there is room again
     */
    public Places(PlaceRules rules, BooleanSupplier room) {
        this.rules = rules;
        this.room = room;
    }

    /**
     * A place that is kept until its release, which may be called more than once.
     *
     * @throws NoPlaceException if there is none now
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
     * Does the work while it holds a place, and waits for one if there is none now. Fails with
     * {@link NoPlaceException} if none becomes free in time.
     */
    public <T> Uni<T> during(String who, Supplier<Uni<T>> work) {
        return during(who, false, work);
    }

    /** The same; who is preferred comes before all who are not. */
    public <T> Uni<T> during(String who, boolean preferred, Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .emitter(emitter -> new Turn<>(this, who, preferred, work, emitter).begin());
    }

    /** Looks again for those who wait. What ends at once calls back here, so it is no recursion. */
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
        taken++;
        held.merge(who, 1, Integer::sum);
        return true;
    }

    void release(String who) {
        synchronized (this) {
            taken--;
            held.computeIfPresent(who, (key, number) -> number == 1 ? null : number - 1);
        }
        reconsider();
    }

    /** Whether the turn now waits, or is refused because nobody waits for these places. */
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
        // A place may have become free since the turn was told that there is none.
        reconsider();
        return true;
    }

    /** Whether the turn was still waiting. */
    synchronized boolean dequeue(Turn<?> turn) {
        return waiting.remove(turn);
    }

    PlaceRules rules() {
        return rules;
    }

    /** It is the caller's own doing if nobody else holds a place either. */
    synchronized NoPlaceException refusal(String who) {
        int own = held.getOrDefault(who, 0);
        return new NoPlaceException(own >= rules.each() || room.getAsBoolean() && own == taken);
    }

    private boolean isFreeFor(String who) {
        return taken < rules.all()
                && held.getOrDefault(who, 0) < rules.each()
                && room.getAsBoolean();
    }

    /**
     * Takes a place for the one who is preferred, then holds the fewest, then is first in order.
     */
    private synchronized Optional<Turn<?>> next() {
        Optional<Turn<?>> best = Optional.empty();
        if (taken < rules.all() && room.getAsBoolean()) {
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
                    taken++;
                    held.merge(turn.who(), 1, Integer::sum);
                });
        return best;
    }

    /** Whether a turn that came later comes before another one. */
    private boolean isBefore(Turn<?> later, Turn<?> earlier) {
        if (later.preferred() != earlier.preferred()) {
            return later.preferred();
        }
        int difference = held(later) - held(earlier);
        return difference < 0 || difference == 0 && rules.newestFirst();
    }

    private int held(Turn<?> turn) {
        return held.getOrDefault(turn.who(), 0);
    }
}
