package dev.rollcall.admission;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The turns that wait, in a line for each caller, so that a caller with many turns delays its own
 * and not those of others. The next turn is that of the caller who holds the fewest places. Callers
 * who hold equally many come round: who gets a place, or gives one back, goes behind the others.
 *
 * <p>Two thousand may wait, each in a line of its own, so both ends of the order are found without
 * a look at all of them. Not safe for threads: {@link Places} guards it.
 */
final class FairQueue {

    private static final Comparator<Line> NEXT =
            Comparator.<Line>comparingInt(line -> line.held)
                    .thenComparingLong(line -> line.position);

    private static final Comparator<Line> LENGTH =
            Comparator.<Line>comparingInt(line -> line.turns.size()).thenComparing(NEXT);

    private final boolean newestFirst;
    private final Map<String, Line> lines = new HashMap<>();
    private final NavigableSet<Line> byTurn = new TreeSet<>(NEXT);
    private final NavigableSet<Line> byLength = new TreeSet<>(LENGTH);
    private long positions;
    private int waiting;

    /**
     * @param newestFirst whether a caller who comes anew precedes those who wait already; also
     *     whether its own newest turn is its first
     */
    FairQueue(boolean newestFirst) {
        this.newestFirst = newestFirst;
    }

    /** How many turns wait. */
    int size() {
        return waiting;
    }

    /** How many callers have a line, because they wait or hold places. */
    int callers() {
        return lines.size();
    }

    /** How many places the caller holds. */
    int held(String who) {
        return Optional.ofNullable(lines.get(who)).map(line -> line.held).orElse(0);
    }

    /** The caller has got a place. */
    void hold(String who) {
        change(who, line -> moved(line, 1));
    }

    /** The caller has given a place back. */
    void release(String who) {
        change(who, line -> moved(line, -1));
    }

    void add(Turn<?> turn) {
        waiting++;
        change(turn.who(), line -> line.turns.add(turn));
    }

    /** Ends the waiting of the turn; false if it did not wait. */
    boolean remove(Turn<?> turn) {
        boolean waited = change(turn.who(), line -> line.turns.remove(turn));
        if (waited) {
            waiting--;
        }
        return waited;
    }

    /** Whether a caller waits who holds fewer places than these. */
    boolean hasNext(int each) {
        return !byTurn.isEmpty() && byTurn.first().held < each;
    }

    /** Takes out the next turn, whose caller has got a place by that. */
    Optional<Turn<?>> next(int each) {
        if (!hasNext(each)) {
            return Optional.empty();
        }
        waiting--;
        return Optional.of(
                change(
                        byTurn.first().who,
                        line -> {
                            moved(line, 1);
                            return newestFirst ? line.turns.removeLast() : line.turns.removeFirst();
                        }));
    }

    /** Takes out the turn that comes last of the caller who has the most waiting. */
    Turn<?> removeOfLongest() {
        waiting--;
        return change(
                byLength.last().who,
                line -> newestFirst ? line.turns.removeFirst() : line.turns.removeLast());
    }

    private Line moved(Line line, int places) {
        line.held += places;
        line.position = ++positions;
        return line;
    }

    /** Changes a line outside of the ordered sets, because its order may change with it. */
    private <T> T change(String who, Function<Line, T> change) {
        Line line = lines.computeIfAbsent(who, this::begun);
        byTurn.remove(line);
        byLength.remove(line);
        T result = change.apply(line);
        if (!line.turns.isEmpty()) {
            byTurn.add(line);
            byLength.add(line);
        } else if (line.held == 0) {
            lines.remove(who);
        }
        return result;
    }

    private Line begun(String who) {
        positions++;
        return new Line(who, newestFirst ? -positions : positions);
    }

    /** A caller: its turns that wait, and how many places it holds. */
    private static final class Line {

        private final String who;
        private final Deque<Turn<?>> turns = new ArrayDeque<>();
        private int held;

        /** Its place in the round; no other line has the same. */
        private long position;

        Line(String who, long position) {
            this.who = who;
            this.position = position;
        }
    }
}
