package dev.rollcall.benchmark;

import java.io.PrintStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Prints what requests cost on each server, and how much more than on the first, which is the bare
 * one.
 */
final class CostTable {

    private static final Map<String, ToDoubleFunction<RequestCost>> ROWS = rows();

    private CostTable() {}

    private static Map<String, ToDoubleFunction<RequestCost>> rows() {
        Map<String, ToDoubleFunction<RequestCost>> rows = new LinkedHashMap<>();
        rows.put("requests a second", RequestCost::perSecond);
        rows.put("median, microseconds", RequestCost::medianMicroseconds);
        rows.put("processor time, microseconds", RequestCost::processorMicroseconds);
        rows.put("allocated, KiB", RequestCost::allocatedKibibytes);
        return rows;
    }

    static void print(PrintStream out, String what, Map<MeasuredServer, List<RequestCost>> costs) {
        out.printf("%n%s (medians of the rounds, and their range)%n", what);
        out.printf("  %-30s", "");
        costs.keySet().forEach(server -> out.printf("%12s%7s%20s", server.name(), "ratio", ""));
        out.println();
        ROWS.forEach((name, figure) -> print(out, name, figure, costs));
        out.println();
    }

    private static void print(
            PrintStream out,
            String name,
            ToDoubleFunction<RequestCost> figure,
            Map<MeasuredServer, List<RequestCost>> costs) {
        out.printf("  %-30s", name);
        double bare = Double.NaN;
        for (List<RequestCost> rounds : costs.values()) {
            List<Double> values = rounds.stream().map(figure::applyAsDouble).toList();
            double value = Figures.median(values);
            if (Double.isNaN(value)) {
                out.printf("%12s%7s%20s", "-", "", "");
                continue;
            }
            bare = Double.isNaN(bare) ? value : bare;
            String range =
                    String.format(
                            Locale.ROOT,
                            "(%.1f to %.1f)",
                            Collections.min(values),
                            Collections.max(values));
            out.printf(Locale.ROOT, "%12.1f%7.2f%20s", value, value / bare, range);
        }
        out.println();
    }
}
