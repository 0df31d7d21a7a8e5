package dev.rollcall.benchmark;

import dev.rollcall.testkit.Headers;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;

/**
 * Compares the forms in which the service can be run: how soon each answers after its start, and
 * the memory that it takes then and under load. They take turns, so that what else the machine does
 * falls on all.
 */
final class StartComparison {

    private static final Headers CALLER = LargeWorkspace.administrator();
    private static final String ME = "/api/v1/me";
    private static final List<String> LOAD =
            List.of(
                    ME,
                    "/api/v1/users.info?username=benchmark.administrator",
                    "/api/v1/users.list");
    private static final int CONNECTIONS = 64;

    /** By then all that the start puts off has happened. */
    private static final Duration SETTLING = Duration.ofSeconds(5);

    private static final Map<String, ToDoubleFunction<Start>> ROWS = rows();

    private StartComparison() {}

    /** What one start of one form brought. */
    private record Start(double first200, double processor, double idle, double loaded) {}

    private static Map<String, ToDoubleFunction<Start>> rows() {
        Map<String, ToDoubleFunction<Start>> rows = new LinkedHashMap<>();
        rows.put("first 200 after exec, ms", Start::first200);
        rows.put("processor time until then, ms", Start::processor);
        rows.put("idle, MiB resident", Start::idle);
        rows.put("most under " + CONNECTIONS + " connections, MiB", Start::loaded);
        return rows;
    }

    static void measure(
            BenchmarkSettings settings, List<LargeWorkspace> workspaces, Progress progress) {
        String url = workspaces.get(0).url();
        Map<ServiceForm, List<Start>> starts = new LinkedHashMap<>();
        ServiceForm.built(progress).forEach(form -> starts.put(form, new ArrayList<>()));
        try (LoadRun load = new LoadRun(CONNECTIONS)) {
            for (int round = 1; round <= settings.rounds(); round++) {
                for (ServiceForm form : starts.keySet()) {
                    progress.tell("start " + round + " of " + form.name());
                    starts.get(form).add(start(form, url, load, settings.length()));
                }
            }
        }
        print(System.out, starts);
    }

    private static Start start(ServiceForm form, String url, LoadRun load, Duration length) {
        try (MeasuredServer server = MeasuredServer.form(form, url)) {
            double first200 = server.millisecondsToFirst200(ME, CALLER);
            KernelFigures kernel = new KernelFigures(server.pid());
            double processor = kernel.processorMicroseconds() / 1_000;
            Pause.of(SETTLING);
            double idle = kernel.residentMebibytes();
            LongFunction<String> targets = number -> LOAD.get((int) (number % LOAD.size()));
            load.against(server.port(), targets, CALLER, length);
            return new Start(first200, processor, idle, kernel.mostResidentMebibytes());
        }
    }

    private static void print(PrintStream out, Map<ServiceForm, List<Start>> starts) {
        out.printf("%nStarts with the database up (medians; in brackets the least)%n  %-36s", "");
        starts.keySet().forEach(form -> out.printf("%18s", form.name()));
        ROWS.forEach(
                (name, figure) -> {
                    out.printf("%n  %-36s", name);
                    starts.values().forEach(all -> out.printf("%18s", cell(all, figure)));
                });
        out.printf("%n  %-36s", "size without a JVM, MiB");
        starts.keySet().forEach(form -> out.printf(Locale.ROOT, "%18.0f", form.mebibytes()));
        out.printf("%n%n");
    }

    private static String cell(List<Start> starts, ToDoubleFunction<Start> figure) {
        List<Double> values = starts.stream().map(figure::applyAsDouble).toList();
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        return String.format(Locale.ROOT, "%.0f (%.0f)", Figures.median(values), least);
    }
}
