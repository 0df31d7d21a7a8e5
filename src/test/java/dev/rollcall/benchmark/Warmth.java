package dev.rollcall.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Warms a server until its compiler has done what it does: until the processor time of a request no
 * longer falls, that is, until three slices of load in a row lie within a twentieth.
 */
final class Warmth {

    private static final int SLICES_IN_A_ROW = 3;

    /** A cold server can be even, too, on a machine that gives it little time. */
    private static final int LEAST_SLICES = 10;

    private static final double SPREAD = 1.05;

    /** A machine that is busy otherwise may never be so even. */
    private static final int MOST_SLICES = 40;

    private Warmth() {}

    /** Runs slices of load until then, and says how many it took. */
    static void reach(String what, Supplier<RequestCost> slice, Progress progress) {
        List<Double> costs = new ArrayList<>();
        while (costs.size() < MOST_SLICES && !isEven(costs)) {
            costs.add(slice.get().processorMicroseconds());
        }
        progress.tell(
                String.format(
                        Locale.ROOT,
                        "%s: %s after %d slices, from %.0f to %.0f microseconds a request",
                        what,
                        isEven(costs) ? "warm" : "NOT EVEN",
                        costs.size(),
                        costs.get(0),
                        costs.get(costs.size() - 1)));
    }

    private static boolean isEven(List<Double> costs) {
        if (costs.size() < LEAST_SLICES) {
            return false;
        }
        List<Double> last = costs.subList(costs.size() - SLICES_IN_A_ROW, costs.size());
        return Collections.max(last) <= SPREAD * Collections.min(last);
    }
}
