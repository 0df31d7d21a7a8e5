package dev.rollcall.benchmark;

import java.util.Optional;
import java.util.function.Supplier;

/** What one request cost on average in one round of load. */
record RequestCost(
        double perSecond,
        double medianMicroseconds,
        double processorMicroseconds,
        double allocatedKibibytes) {

    private static final double NANOSECONDS = 1_000;
    private static final double KIBIBYTE = 1_024;

    static RequestCost of(ProcessCost meter, Supplier<LoadRun.Result> load) {
        Usage processor = meter.processorMicroseconds();
        Optional<Usage> allocated = meter.allocatedBytes();
        LoadRun.Result result = load.get();
        return new RequestCost(
                result.requests() / result.seconds(),
                Figures.median(result.latencies()) / NANOSECONDS,
                meter.processorMicroseconds().since(processor) / result.requests(),
                meter.allocatedBytes()
                        .map(
                                now ->
                                        now.since(allocated.orElseThrow())
                                                / result.requests()
                                                / KIBIBYTE)
                        .orElse(Double.NaN));
    }
}
