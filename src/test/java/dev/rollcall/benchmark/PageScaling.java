package dev.rollcall.benchmark;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * How long a page takes in workspaces of growing size, beside the pipeline that Rocket.Chat itself
 * runs for one.
 */
final class PageScaling {

    private static final int WARM_UP = 20;
    private static final int REQUESTS = 60;

    /** By then the total that an earlier page had is too old for the next one. */
    private static final Duration TOTAL_EXPIRES = Duration.ofMillis(1_100);

    private static final int RECOUNTS = 9;
    private static final String FIRST_PAGE = "first page";
    private static final Map<String, IntFunction<String>> PAGES = pages();

    private final PageClient client = new PageClient();
    private final Map<LargeWorkspace, MeasuredServer> services = new LinkedHashMap<>();
    private final Progress progress;

    private PageScaling(Progress progress) {
        this.progress = progress;
    }

    /** The parameters of each kind of page, in a workspace of this size. */
    private static Map<String, IntFunction<String>> pages() {
        Map<String, IntFunction<String>> pages = new LinkedHashMap<>();
        pages.put(FIRST_PAGE, size -> "");
        pages.put("username, descending", size -> parameter("sort", "{'username':-1}"));
        pages.put("by name", size -> parameter("sort", "{'name':1}"));
        pages.put("by createdAt", size -> sortedBy("createdAt"));
        pages.put("by lastLogin", size -> sortedBy("lastLogin"));
        pages.put("by status", size -> parameter("sort", "{'status':1}"));
        pages.put("email", size -> parameter("email", member(size).emailAddress()));
        pages.put(
                "filter by username",
                size -> parameter("query", "{'username':'" + member(size).username() + "'}"));
        pages.put("offset of 90 %", size -> "&offset=" + size / 10 * 9);
        return pages;
    }

    private static String sortedBy(String field) {
        return parameter("sort", "{'" + field + "':-1}")
                + parameter("fields", "{'" + field + "':1}");
    }

    private static CrowdMember member(int size) {
        return new CrowdMember(size / 2);
    }

    private static String parameter(String name, String value) {
        return "&"
                + name
                + "="
                + URLEncoder.encode(value.replace('\'', '"'), StandardCharsets.UTF_8);
    }

    static void measure(
            BenchmarkSettings settings, List<LargeWorkspace> workspaces, Progress progress) {
        PageScaling scaling = new PageScaling(progress);
        try {
            workspaces.forEach(
                    workspace ->
                            scaling.services.put(
                                    workspace,
                                    MeasuredServer.service(
                                            "pages-" + workspace.size(),
                                            settings.jar(),
                                            workspace.url())));
            scaling.services
                    .values()
                    .forEach(
                            service ->
                                    service.ready("/api/v1/users.list?count=1", PageClient.CALLER));
            SortedMap<Integer, Double> ours = scaling.pageTimes();
            SortedMap<Integer, Double> upstream = scaling.upstreamTimes();
            new PageTimeChart(ours, upstream).write(settings.charts());
            progress.tell("charts written to " + settings.charts());
        } finally {
            scaling.services.values().forEach(MeasuredServer::close);
        }
    }

    /** Prints the medians of each kind of page, and returns those of the first page by size. */
    private SortedMap<Integer, Double> pageTimes() {
        Map<String, SortedMap<Integer, Double>> medians = new LinkedHashMap<>();
        PAGES.forEach(
                (kind, parameters) -> {
                    progress.tell("pages: " + kind);
                    medians.put(kind, medians(parameters, WARM_UP, REQUESTS, Duration.ZERO));
                });
        progress.tell("pages: " + FIRST_PAGE + " after a pause");
        medians.put(
                "first page, total counted",
                medians(PAGES.get(FIRST_PAGE), 0, RECOUNTS, TOTAL_EXPIRES));
        print("median of a page of 50, milliseconds", medians);
        return medians.get(FIRST_PAGE);
    }

    /** The workspaces take turns, request by request, with a pause before each turn. */
    private SortedMap<Integer, Double> medians(
            IntFunction<String> parameters, int warmUp, int requests, Duration pause) {
        Map<LargeWorkspace, List<Double>> times = new LinkedHashMap<>();
        services.keySet().forEach(workspace -> times.put(workspace, new ArrayList<>()));
        for (int request = 0; request < warmUp + requests; request++) {
            boolean counts = request >= warmUp;
            Pause.of(pause);
            services.forEach(
                    (workspace, service) -> {
                        double time =
                                client.milliseconds(service, parameters.apply(workspace.size()));
                        if (counts) {
                            times.get(workspace).add(time);
                        }
                    });
        }
        SortedMap<Integer, Double> medians = new TreeMap<>();
        times.forEach((workspace, each) -> medians.put(workspace.size(), Figures.median(each)));
        return medians;
    }

    private SortedMap<Integer, Double> upstreamTimes() {
        SortedMap<Integer, Double> times = new TreeMap<>();
        for (LargeWorkspace workspace : services.keySet()) {
            progress.during(
                    "running upstream's pipeline on " + workspace.size() + " users",
                    () ->
                            times.put(
                                    workspace.size(),
                                    UpstreamPipeline.medianMilliseconds(workspace.database())));
        }
        print("upstream's pipeline on the same server", Map.of(FIRST_PAGE, times));
        return times;
    }

    private static void print(String title, Map<String, SortedMap<Integer, Double>> rows) {
        System.out.printf("%n%-30s", title);
        SortedMap<Integer, Double> any = rows.values().iterator().next();
        System.out.printf("%n%-30s", "");
        any.keySet().forEach(size -> System.out.printf(Locale.ROOT, "%,12d", size));
        System.out.printf("%12s%n", "last : first");
        rows.forEach(
                (name, times) -> {
                    System.out.printf("%-30s", name);
                    times.values().forEach(time -> System.out.printf(Locale.ROOT, "%12.2f", time));
                    System.out.printf(
                            Locale.ROOT,
                            "%12.2f%n",
                            times.get(times.lastKey()) / times.get(times.firstKey()));
                });
        System.out.println();
    }
}
