package dev.rollcall.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the measurements that are asked for, and prints what they say. */
final class Benchmark {

    private static final Map<String, Measurement> GOALS =
            Map.of(
                    "requests", RequestComparison::measure,
                    "allocation", AllocationCheck::measure,
                    "reads", DatabaseReads::measure,
                    "pages", PageScaling::measure,
                    "walks", WholeWalk::measure,
                    "whole", WholeLists::measure,
                    "fairness", Fairness::measure,
                    "starts", StartComparison::measure);

    private Benchmark() {}

    /** One measurement on loaded workspaces, ascending by size. */
    private interface Measurement {

        void measure(
                BenchmarkSettings settings, List<LargeWorkspace> workspaces, Progress progress);
    }

    public static void main(String... arguments) {
        BenchmarkSettings settings = BenchmarkSettings.ofSystemProperties();
        if (!GOALS.keySet().containsAll(settings.goals())) {
            throw new IllegalArgumentException("The goals are " + GOALS.keySet());
        }
        Progress progress = new Progress(System.out);
        progress.tell(Machine.description());
        List<LargeWorkspace> workspaces = new ArrayList<>();
        try {
            for (int size : settings.sizes()) {
                workspaces.add(
                        LargeWorkspace.of(
                                size, CrowdMember.MANY_NAMELESS, settings.url(size), progress));
            }
            for (String goal : settings.goals()) {
                GOALS.get(goal).measure(settings, workspaces, progress);
            }
            progress.tell("done");
        } finally {
            workspaces.forEach(workspace -> finish(workspace, settings));
        }
        // The clients' threads would keep the process.
        System.exit(0);
    }

    /** Drops the workspace unless it is to stay for another run. */
    static void finish(LargeWorkspace workspace, BenchmarkSettings settings) {
        try (workspace) {
            if (!settings.keep()) {
                workspace.drop();
            }
        }
    }
}
